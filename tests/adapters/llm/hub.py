"""Places a model can come from, on this machine: a hub over HTTP with its troubles, and a folder of wheels for pip."""

import threading
import zipfile
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class Hub:
    """A hub that serves one file; ``requests`` keeps path and Range of each request."""

    content: bytes
    path: str
    cut_after: list[int] = field(default_factory=list)
    honours_range: bool = True
    requests: list[tuple[str, str | None]] = field(default_factory=list)

    def __enter__(self):
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                hub._serve(self)

            def log_message(self, *_args):
                return

        self._server = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_trouble):
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        return f'http://127.0.0.1:{self._server.server_address[1]}'

    def _serve(self, request: BaseHTTPRequestHandler) -> None:
        wanted = request.headers.get('Range')
        self.requests.append((request.path, wanted))
        if request.path.startswith('/cdn/'):
            self._send(request, wanted)
        elif request.path == self.path:
            request.send_response(302)
            request.send_header('Location', f'{self.address}/cdn/blob')
            request.end_headers()
        else:
            request.send_error(404)

    def _send(self, request: BaseHTTPRequestHandler, wanted: str | None) -> None:
        start = int(wanted.removeprefix('bytes=').removesuffix('-')) if wanted and self.honours_range else 0
        if start >= len(self.content) > 0:
            request.send_error(416)
            return
        body = self.content[start:]
        request.send_response(206 if start else 200)
        request.send_header('Content-Length', str(len(body)))
        if start:
            request.send_header('Content-Range', f'bytes {start}-{len(self.content) - 1}/{len(self.content)}')
        request.end_headers()
        request.wfile.write(body[: self.cut_after.pop(0)] if self.cut_after else body)
        request.close_connection = True


def wheels(
    folder: Path, content: bytes, parts: int, *, package: str = 'kiosk-testmodel-part', version: str = '0.2.0'
) -> list[Path]:
    """Cut the bytes over wheels as a package index would hold them, and return the wheels."""
    folder.mkdir(exist_ok=True)
    size = -(-len(content) // parts)
    return [
        _wheel(folder, f'{package}{n}', version, f'part{n:02}.bin', content[(n - 1) * size : n * size])
        for n in range(1, parts + 1)
    ]


def _wheel(folder: Path, package: str, version: str, member: str, content: bytes) -> Path:
    module = package.replace('-', '_')
    info = f'{module}-{version}.dist-info'
    path = folder / f'{module}-{version}-py3-none-any.whl'
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f'{module}/__init__.py', 'raise RuntimeError("a part was imported")')
        archive.writestr(f'{module}/data/{member}', content)
        archive.writestr(f'{info}/METADATA', f'Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n')
        archive.writestr(f'{info}/WHEEL', 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n')
        archive.writestr(f'{info}/RECORD', '')
    return path
