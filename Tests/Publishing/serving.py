"""The real programs that publishing meets, each on the loopback address: a web server, an ssh daemon, a store of objects."""
import contextlib
import os
import re
import socket
import ssl
import http.client
import subprocess
import time
from pathlib import Path

from publishing import PATIENCE, PROJECT

BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process, log):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, f"it ended at once: {log.read_text(errors='replace') if log.exists() else ''}"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise AssertionError("it does not answer")


@contextlib.contextmanager
def running(command, port, log, **options):
    with log.open("ab") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, **options)
    try:
        wait_for(port, process, log)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Web:
    """A web server with the project's settings, as a client sees it."""

    def __init__(self, port, plain_port):
        self.port, self.plain_port = port, plain_port
        self.context = ssl.create_default_context()
        self.context.check_hostname = False
        self.context.verify_mode = ssl.CERT_NONE

    def connect(self):
        return http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context, timeout=30)

    def get(self, path, connection=None, **headers):
        """Status, headers and bytes."""
        own = connection or self.connect()
        try:
            own.request("GET", path, headers={"Host": "vagledning.example"} | {key.replace("_", "-"): value for key, value in headers.items()})
            response = own.getresponse()
            return response.status, response.headers, response.read()
        finally:
            if connection is None:
                own.close()

    def get_plain(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.plain_port, timeout=30)
        connection.request("GET", path, headers={"Host": "vagledning.example"})
        response = connection.getresponse()
        response.read()
        connection.close()
        return response.status, response.headers


@contextlib.contextmanager
def nginx(folder, root, brotli=False):
    """Debian's nginx with `Site/server/nginx.conf`; only what the publisher sets is set, and the ports."""
    folder.mkdir(parents=True)
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=vagledning.example",
                    "-keyout", key, "-out", certificate], check=True, capture_output=True)
    port, plain_port = free_port(), free_port()
    text = (PROJECT / "Site/server/nginx.conf").read_text(encoding="utf-8")
    for pattern, new in [(r"listen 80;", f"listen 127.0.0.1:{plain_port};"), (r"listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl http2;"),
                         (r"listen \[::\]:.*\n", "\n"), (r"root  .*;", f"root {root};"),
                         (r"ssl_certificate     .*;", f"ssl_certificate {certificate};"), (r"ssl_certificate_key .*;", f"ssl_certificate_key {key};")]:
        text, count = re.subn(pattern, new, text)
        assert count, pattern
    if brotli:
        text, count = re.subn("# brotli_static on;", "brotli_static on;", text)
        assert count == 1
    (folder / "site.conf").write_text(text, encoding="utf-8")
    module = f"load_module {BROTLI};\n" if brotli else ""
    user = "user root;\n" if os.getuid() == 0 else ""
    spaces = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"{module}{user}daemon off;\npid {folder}/pid;\nerror_log {folder}/log;\nevents {{ }}\n"
        f"http {{\n{spaces}access_log off;\ninclude {folder}/site.conf;\n}}\n", encoding="utf-8")
    with running(["nginx", "-p", folder, "-c", folder / "nginx.conf"], port, folder / "log"):
        yield Web(port, plain_port)


class Host:
    """A host that is reached through ssh, where the one who publishes has an account."""

    def __init__(self, user, config, folder):
        self.folder, self.ssh = folder, f"ssh -F {config}"
        self.destination = f"{user}@lots-test:{folder}"

    @property
    def options(self):
        return ["--ssh", self.ssh]


@contextlib.contextmanager
def sshd(folder):
    """Debian's sshd with keys of its own, for the user who runs the tests."""
    folder.mkdir(parents=True)
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    port = free_port()
    user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
    (folder / "sshd_config").write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/user.pub\nStrictModes no\nUsePAM no\n"
        f"PasswordAuthentication no\nPermitRootLogin prohibit-password\nPidFile {folder}/pid\nMaxStartups 50\n", encoding="utf-8")
    (folder / "known").write_text(f"[127.0.0.1]:{port} {(folder / 'host.pub').read_text(encoding='utf-8')}", encoding="utf-8")
    (folder / "ssh_config").write_text(
        f"Host lots-test\n  HostName 127.0.0.1\n  Port {port}\n  IdentityFile {folder}/user\n  IdentitiesOnly yes\n"
        f"  UserKnownHostsFile {folder}/known\n  GlobalKnownHostsFile /dev/null\n"
        # Cheap to agree on: a publish opens ten connections.
        "  KexAlgorithms curve25519-sha256\n", encoding="utf-8")
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    with running(["/usr/sbin/sshd", "-D", "-e", "-f", folder / "sshd_config"], port, folder / "log"):
        yield user, folder / "ssh_config"


class Store:
    """An object store as readers meet it: every file as soon as it is there."""

    def __init__(self, folder, config, state):
        self.folder, self.state = folder, state
        self.destination = "store:site"
        self.environment = {"RCLONE_CONFIG": str(config)}

    @property
    def root(self):
        """What stands at the destination."""
        return self.folder / "site"

    @property
    def options(self):
        return ["--state", self.state]


def store_in(folder):
    """A remote of rclone's that is a folder: the same commands as any other, and quick."""
    (folder / "objects").mkdir(parents=True)
    config = folder / "rclone.conf"
    config.write_text(f"[store]\ntype = alias\nremote = {folder}/objects\n", encoding="utf-8")
    return Store(folder / "objects", config, folder / "state")


@contextlib.contextmanager
def webdav(folder):
    """rclone's own server, with a remote for it; rclone does at most a hundred things a second there."""
    (folder / "objects").mkdir(parents=True)
    port = free_port()
    config = folder / "rclone.conf"
    config.write_text(f"[store]\ntype = webdav\nurl = http://127.0.0.1:{port}\nvendor = other\n", encoding="utf-8")
    command = ["rclone", "serve", "webdav", folder / "objects", "--addr", f"127.0.0.1:{port}", "--dir-cache-time", "0s", "--config", "/dev/null"]
    with running(command, port, folder / "log"):
        yield Store(folder / "objects", config, folder / "state")
