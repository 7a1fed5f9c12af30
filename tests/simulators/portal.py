"""What lies between an office and its LRS: a small HTTP server on 127.0.0.1 with the manners of bad lines.

    with Portal(lrs.base_url) as portal:
        portal.will(Portal.LOGIN_PAGE, Portal.LOST_ANSWER)
        Lrs(portal.base_url, lrs.user, lrs.password).post(batch)      # a friendly 200 from nobody

- every `will` is spent by one request; after that requests go through to the real LRS;
- without an LRS behind it, it answers a POST as an LRS does and forgets;
- `asked` holds every request as it came.
"""

import json
import threading
from collections import deque
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar, Self

import httpx

LOGIN = b'<!DOCTYPE html><html><title>Wi-Fi</title><body>Please log in</body></html>'
FORWARDED = ('authorization', 'content-type', 'x-experience-api-version')


@dataclass(frozen=True)
class Asked:
    """One request; header names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Mood:
    """One answer from something that is not the LRS; status 0 hangs up."""

    status: int
    body: bytes = b''
    headers: tuple[tuple[str, str], ...] = ()
    content_type: str = 'text/html; charset=utf-8'
    forwards: bool = False
    promises: int = 0


class Portal:
    """The server; leaving its `with` block stops it."""

    ERROR: ClassVar = Mood(500, b'{"detail":"down"}', content_type='application/json')
    LOGIN_PAGE: ClassVar = Mood(200, LOGIN)
    REDIRECT: ClassVar = Mood(302, LOGIN, headers=(('Location', '/login'),))
    HANG_UP: ClassVar = Mood(0)
    LOST_ANSWER: ClassVar = Mood(0, forwards=True)
    HALF_JSON: ClassVar = Mood(200, b'["6a1f', content_type='application/json', forwards=True)
    CUT_SHORT: ClassVar = Mood(200, b'["6a1f', content_type='application/json', promises=4000)
    ENDLESS: ClassVar = Mood(200, b' ' * (3 * 1024 * 1024))
    BUSY: ClassVar = Mood(429, b'{}', headers=(('Retry-After', '120'),), content_type='application/json')

    def __init__(self, upstream: str | None = None) -> None:
        self.upstream = upstream
        self.asked: list[Asked] = []
        self._moods: deque[Mood] = deque()
        self._server = ThreadingHTTPServer(('127.0.0.1', 0), _handler(self))
        self._server.daemon_threads = True

    @property
    def base_url(self) -> str:
        """The endpoint a client is configured with."""
        return f'http://127.0.0.1:{self._server.server_port}/xAPI'

    def will(self, *moods: Mood) -> None:
        """Answer the next requests like this, one each."""
        self._moods.extend(moods)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, asked: Asked) -> Mood:
        self.asked.append(asked)
        mood = self._moods.popleft() if self._moods else None
        return self._through(asked) if mood is None else self._after_forwarding(asked, mood)

    def _after_forwarding(self, asked: Asked, mood: Mood) -> Mood:
        if mood.forwards:
            self._through(asked)
        return mood

    def _through(self, asked: Asked) -> Mood:
        if self.upstream is None:
            ids = [each['id'] for each in json.loads(asked.body)] if asked.body else []
            return Mood(200, json.dumps(ids).encode(), content_type='application/json')
        answer = httpx.request(
            asked.method,
            self.upstream + asked.path.removeprefix('/xAPI'),
            content=asked.body,
            headers={name: asked.headers[name] for name in FORWARDED if name in asked.headers},
            timeout=30,
            trust_env=False,
        )
        return Mood(answer.status_code, answer.content, content_type=answer.headers.get('content-type', ''))


def _handler(portal: Portal) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = 'HTTP/1.1'

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            mood = portal.answer(Asked(self.command, self.path, headers, body))
            if mood.status == 0:
                self.close_connection = True
                return
            self.send_response_only(mood.status)
            for name, value in mood.headers:
                self.send_header(name, value)
            if mood.content_type:
                self.send_header('Content-Type', mood.content_type)
            if mood.status != 204:
                self.send_header('Content-Length', str(mood.promises or len(mood.body)))
            self.end_headers()
            self.close_connection = bool(mood.promises)
            try:
                self.wfile.write(mood.body)
            except OSError:
                self.close_connection = True

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            pass

    return Handler
