"""Whatever the line does, the client gives one honest reply and never shows the password to a stranger."""

import ipaddress
import json
import ssl
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.adapters.sync.lrs import Lrs
from kiosk.core.errors import SyncInsecureError
from kiosk.core.outbox import Problem, Ruling, judge
from kiosk.core.statements import encode, statement
from tests.simulators.deeds import BASE, morning
from tests.simulators.portal import Mood, Portal

BATCH = [statement(each, BASE) for each in morning(3)]
IDS = [each['id'] for each in BATCH]


@pytest.fixture
def portal():
    with Portal() as running:
        yield running


@pytest.fixture
def lrs(portal):
    client = Lrs(portal.base_url, 'xa-001', 'bí mật')
    yield client
    client.close()


def test_a_batch_travels_in_its_one_spelling_with_version_and_credentials(portal, lrs):
    assert judge(lrs.post(BATCH), IDS).ruling is Ruling.TAKEN
    asked = portal.asked[0]
    assert (asked.method, asked.path) == ('POST', '/xAPI/statements')
    assert asked.body == b'[' + b','.join(map(encode, BATCH)) + b']'
    assert asked.headers['x-experience-api-version'] == '1.0.3'
    assert asked.headers['content-type'] == 'application/json'
    assert asked.headers['authorization'].startswith('Basic ')
    assert 'content-encoding' not in asked.headers


@pytest.mark.parametrize(
    ('mood', 'problem'),
    [
        (Portal.LOGIN_PAGE, Problem.PORTAL),
        (Portal.REDIRECT, Problem.PORTAL),
        (Portal.HALF_JSON, Problem.PORTAL),
        (Portal.HANG_UP, Problem.LINE),
        (Portal.LOST_ANSWER, Problem.LINE),
        (Portal.CUT_SHORT, Problem.LINE),
        (Portal.ENDLESS, Problem.LINE),
        (Portal.BUSY, Problem.BUSY),
        (Portal.ERROR, Problem.FAULT),
    ],
)
def test_no_manner_of_a_bad_line_is_taken_for_a_receipt_and_the_next_request_is_well(portal, lrs, mood, problem):
    portal.will(mood)
    verdict = judge(lrs.post(BATCH), IDS)
    assert (verdict.problem, verdict.ruling is Ruling.TAKEN) == (problem, False)
    assert judge(lrs.post(BATCH), IDS).ruling is Ruling.TAKEN


def test_a_redirect_is_never_followed_with_the_password_in_hand(portal, lrs):
    portal.will(Portal.REDIRECT)
    assert lrs.post(BATCH).status == 302
    assert [asked.path for asked in portal.asked] == ['/xAPI/statements']


def test_nobody_listening_is_a_reply_and_no_exception():
    assert Lrs('http://127.0.0.1:9/xAPI', 'u', 'p').post(BATCH).status == 0


def test_a_name_that_cannot_be_a_host_is_a_reply_and_no_exception():
    assert Lrs('https://' + 'x' * 300 + '.example.vn/xAPI', 'u', 'p').post(BATCH).status == 0


def test_retry_after_is_read_in_seconds_or_as_a_date_by_the_servers_own_clock(portal, lrs):
    date = ('Date', 'Mon, 09 Feb 2026 02:00:00 GMT')
    portal.will(
        Portal.BUSY,
        Mood(503, headers=(('Retry-After', 'Mon, 09 Feb 2026 02:05:00 GMT'), date)),
        Mood(503, headers=(('Retry-After', 'soon'),)),
        Mood(503),
    )
    assert [lrs.post(BATCH).retry_after for _ in range(4)] == [120.0, 300.0, None, None]


@pytest.mark.parametrize(
    ('body', 'found'),
    [
        (json.dumps(BATCH[0]), True),
        (json.dumps({'statements': BATCH[:1]}), True),
        (json.dumps({'statements': []}), False),
        (json.dumps(BATCH[1]), False),
        ('{"statements":[3]}', False),
        ('<html>', False),
        ('[' * 100_000, False),
    ],
)
def test_a_stored_statement_is_read_bare_or_wrapped_and_nothing_else_is_one(portal, lrs, body, found):
    portal.will(Mood(200, body.encode(), content_type='application/json'))
    assert lrs.get(IDS[0]) == (BATCH[0] if found else None)
    assert portal.asked[0].path == f'/xAPI/statements?statementId={IDS[0]}'


def test_what_cannot_be_asked_is_not_known(portal, lrs):
    portal.will(Portal.HANG_UP, Portal.ERROR)
    assert lrs.get(IDS[0]) is None
    assert lrs.get(IDS[0]) is None


@pytest.mark.parametrize(
    'address',
    [
        'http://lrs.example.vn/xAPI',
        'http://192.168.1.5/xAPI',
        'ftp://127.0.0.1/',
        'lrs.example.vn',
        '',
        'http://u:pw@a.vn',
    ],
)
def test_an_address_that_would_show_the_password_on_the_line_is_refused_without_repeating_it(address):
    with pytest.raises(SyncInsecureError) as refusal:
        Lrs(address, 'u', 'p')
    assert 'pw' not in str(refusal.value)


@pytest.mark.parametrize('address', ['https://lrs.example.vn/xAPI/', 'http://localhost:1/', 'http://[::1]:8100/xAPI'])
def test_https_and_this_machine_are_accepted(address):
    assert not Lrs(address, 'u', 'p').base.endswith('/')


def test_the_password_is_in_no_text_of_the_client():
    assert 'secret' not in repr(Lrs('https://lrs.example.vn', 'u', 'secret'))


def test_a_certificate_nobody_vouches_for_is_told_apart_from_no_line_and_gets_no_password(tmp_path):
    with TlsServer(tmp_path, timedelta(0)) as server:
        assert Lrs(server.base_url, 'u', 'p').post(BATCH).why == 'certificate'
        assert server.asked == 0
        known = Lrs(server.base_url, 'u', 'p', ca_file=server.certificate).post(BATCH)
        assert (known.status, server.asked) == (204, 1)


def test_a_certificate_out_of_its_time_hints_at_the_clock_of_this_machine(tmp_path):
    with TlsServer(tmp_path, timedelta(days=400)) as server:
        assert Lrs(server.base_url, 'u', 'p', ca_file=server.certificate).post(BATCH).why == 'clock'


class TlsServer:
    """An HTTPS server on this machine with a certificate of its own making, valid for a day from so far ahead."""

    def __init__(self, folder, ahead):
        self.asked = 0
        self.certificate, key = folder / 'cert.pem', folder / 'key.pem'
        make_certificate(self.certificate, key, datetime.now(UTC) + ahead)
        self._server = HTTPServer(('127.0.0.1', 0), self._handler())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, key)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.base_url = f'https://127.0.0.1:{self._server.server_port}/xAPI'

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def _handler(self):
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                server.asked += 1
                self.rfile.read(int(self.headers['Content-Length']))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        return Handler


def make_certificate(certificate, key_file, start):
    """Write a self-signed certificate for 127.0.0.1, valid for a day around or after `start`, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, 'localhost')])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(start - timedelta(hours=1))
        .not_valid_after(start + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address('127.0.0.1'))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    key_file.write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
