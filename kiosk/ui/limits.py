"""What is too large is refused before it fills the disk: the door in front of every request."""

from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

LARGEST_REQUEST_MB = 64
"""The largest file any desk takes, with room for the form round it."""


class LargeRequests:
    """ASGI middleware: a request that says, or turns out, to be larger than the limit gets 413 and is not read on."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand in front of ``app``."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counted."""
        if scope['type'] != 'http' or scope['method'] in {'GET', 'HEAD'}:
            await self.app(scope, receive, send)
            return
        limit, seen = LARGEST_REQUEST_MB * 2**20, 0
        said = dict(scope['headers']).get(b'content-length', b'0')
        if not said.isdigit() or int(said) > limit:
            await _refuse(send)
            return

        async def counted() -> Any:
            nonlocal seen
            message = await receive()
            seen += len(message.get('body', b''))
            return {'type': 'http.disconnect'} if seen > limit else message

        await self.app(scope, counted, send)


async def _refuse(send: Send) -> None:
    await send({'type': 'http.response.start', 'status': 413, 'headers': [(b'connection', b'close')]})
    await send({'type': 'http.response.body', 'body': b''})
