"""Sites as others make and read them: by a command of its own, and over HTTP below any path."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.reading.folder import HOME

BELOW = "/some/where"
"""The path below which sites are served, since few guides stand at the root of a host."""

HEADERS = "_headers"
"""The file from which some hosts take what they say with every file of a site."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a path with its headers, and its 404 page for what is missing."""

    protocol_version = "HTTP/1.1"  # a browser keeps its connections

    def __init__(self, *arguments: Any, headers: Mapping[str, str], **named: Any) -> None:
        self._headers = headers
        super().__init__(*arguments, **named)

    def end_headers(self) -> None:
        for name, value in self._headers.items():
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BELOW))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """Keeps a browser waiting that opens many connections at once, where others would drop one."""

    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that hangs up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def run(*module: str, hash_seed: int) -> subprocess.CompletedProcess[str]:
    """Run a module with its arguments as a command, in a process with a hash seed of its own."""
    own = {
        "PYTHONHASHSEED": str(hash_seed),
        "PYTHONPATH": str(HOME),
        "NO_MKDOCS_2_WARNING": "1",  # Material's notice about its own end is no warning of ours
    }
    command = [sys.executable, "-m", *module]
    environment = {**os.environ, **own}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def headers_of(site: Path) -> dict[str, str]:
    """Return what a host would say with every file of the site in a folder."""
    file = site / HEADERS
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else ["/*"]
    assert lines[0] == "/*"
    return dict(line.strip().split(": ", 1) for line in lines[1:])


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Yield the address, without a slash at its end, at which `folder` is served."""
    handler = partial(_Handler, directory=str(folder), headers=headers_of(folder))
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BELOW}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


PATIENCE = 60.0
"""How many seconds a rebuild may take on a busy machine."""


@contextmanager
def serving(*command: str) -> Iterator[str]:
    """Run a command that serves, at a free port in place of PLACE, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    filled = [part.replace("PLACE", place) for part in command]
    process = subprocess.Popen(
        [sys.executable, "-m", *filled], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(lambda: "<html" in read_at(f"http://{place}/index.html"))
        yield f"http://{place}"
    finally:
        process.terminate()
        process.wait()


def read_at(address: str) -> str:
    """Return the text at an address, or none where nothing answers."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, OSError):
        return ""


def wait_for(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "This did not come about in time."
        time.sleep(0.2)
