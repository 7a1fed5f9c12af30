"""Pictures of lessons over HTTP, from the catalog only."""

from fastapi import Response
from nicegui import app

from kiosk.services.courses import Courses

_TYPES = {'.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp'}


def install(courses: Courses) -> None:
    """Serve ``/media/<module>/<path>``; 404 for whatever is not a picture of an installed module."""

    @app.get('/media/{module}/{path:path}')
    def picture(module: str, path: str) -> Response:
        kind = next((kind for ending, kind in _TYPES.items() if path.endswith(ending)), None)
        found = courses.picture(module, path) if kind else None
        if found is None:
            return Response(status_code=404)
        return Response(found, media_type=kind, headers={'X-Content-Type-Options': 'nosniff'})
