"""An xAPI learning record store over HTTPS (``Statements``).

Rules:
- whatever happens on the line becomes a ``Reply``; no exception leaves, no answer is judged here;
- HTTPS with a verified certificate, or this very machine; a redirect is an answer, never followed, so the
  password goes nowhere else;
- statements travel in their one spelling, uncompressed (no LRS measured unpacks them, facts/sync.md §4.3);
- after any fault the connection is thrown away: a broken proxy must not be asked again on the same socket;
- at most 2 MiB of an answer are read, within two minutes.

>>> Lrs('https://lrs.example.vn/xAPI', 'xa-001', password).post([statement])
"""

import ipaddress
import json
import ssl
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx

from kiosk.core.errors import SyncInsecureError
from kiosk.core.outbox import Reply
from kiosk.core.statements import encode

BODY_LIMIT = 2 * 1024 * 1024
"""Bytes of an answer that are read; a receipt for 200 statements has 8 kB."""

CONNECT_SECONDS, READ_SECONDS, ANSWER_SECONDS = 10.0, 60.0, 120.0

_FAULTS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError)


@dataclass
class Lrs:
    """One LRS; ``base`` is its xAPI address, ``ca_file`` a certificate authority of the province's own."""

    base: str
    user: str
    password: str = field(repr=False)
    version: str = '1.0.3'
    ca_file: Path | None = None
    _client: httpx.Client | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        """Refuse an address that would show the password; raise SyncInsecureError."""
        self.base = self.base.strip().rstrip('/')
        _demand_secure(self.base)

    def post(self, statements: Sequence[Mapping[str, Any]]) -> Reply:
        """Send one batch and return what came back; a fault of the line is a Reply with status 0."""
        body = b'[' + b','.join(encode(each) for each in statements) + b']'
        return self._ask('POST', content=body, headers={'Content-Type': 'application/json'})

    def get(self, statement_id: str) -> Mapping[str, Any] | None:
        """Return a stored statement, None if the LRS does not have it or cannot be asked."""
        reply = self._ask('GET', params={'statementId': statement_id})
        try:
            found = json.loads(reply.body) if reply.status == httpx.codes.OK else None
        except (ValueError, RecursionError):
            return None
        if isinstance(found, dict) and isinstance(found.get('statements'), list):
            found = next(iter(found['statements']), None)
        return found if isinstance(found, dict) and found.get('id') == statement_id else None

    def close(self) -> None:
        """Give the connection back; the next request opens another."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _ask(self, method: str, **request: Any) -> Reply:
        try:
            with self._connection().stream(method, f'{self.base}/statements', **request) as answer:
                reply = _reply(answer)
        except _FAULTS as fault:
            reply = Reply(status=0, why=_cause(fault))
        if not httpx.codes.is_success(reply.status):
            self.close()
        return reply

    def _connection(self) -> httpx.Client:
        if self._client is None:
            self._client = httpx.Client(
                auth=(self.user, self.password),
                headers={'X-Experience-API-Version': self.version, 'Accept-Encoding': 'identity'},
                timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
                verify=ssl.create_default_context(cafile=self.ca_file) if self.ca_file else True,
                follow_redirects=False,
                trust_env=False,
            )
        return self._client


def _demand_secure(address: str) -> None:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as fault:
        raise SyncInsecureError(address='') from fault
    if url.scheme != 'https' and not (url.scheme == 'http' and _is_loopback(url.host)):
        raise SyncInsecureError(address=f'{url.scheme}://{url.host}')


def _is_loopback(host: str) -> bool:
    try:
        return host == 'localhost' or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _reply(answer: httpx.Response) -> Reply:
    deadline = time.monotonic() + ANSWER_SECONDS
    body = bytearray()
    for chunk in answer.iter_raw():
        body += chunk
        if len(body) > BODY_LIMIT or time.monotonic() > deadline:
            return Reply(status=0, why='endless answer')
    return Reply(
        status=answer.status_code,
        body=bytes(body),
        content_type=answer.headers.get('content-type', ''),
        retry_after=_seconds(answer.headers),
        date=answer.headers.get('date'),
    )


def _seconds(headers: httpx.Headers) -> float | None:
    """Return Retry-After in seconds; a date counts from the server's own clock, never from ours."""
    asked = headers.get('retry-after', '').strip()
    if asked.isascii() and asked.isdigit():
        return float(asked)
    try:
        return (parsedate_to_datetime(asked) - parsedate_to_datetime(headers['date'])).total_seconds()
    except (KeyError, ValueError, TypeError):
        return None


def _cause(fault: BaseException) -> str:
    """Return ``clock``, ``certificate`` or the fault's own name; never an address or a password."""
    said = str(fault).lower()
    if 'certificate is not yet valid' in said or 'certificate has expired' in said:
        return 'clock'
    if 'certificate' in said or isinstance(fault, ssl.SSLCertVerificationError):
        return 'certificate'
    return type(fault).__name__
