"""Faults of the machine: a run that is killed, a full disk, two runs at once, what is not there."""

import errno
import os
import random
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.publishing import workroom as rooms
from generator.publishing.files import (
    NotOursError,
    NotWritableError,
    is_open_to_all,
    recover,
    replace_file,
    replace_folder,
)
from generator.publishing.workroom import MARK
from generator.reading.folder import FONTS, HOME
from tests.invented import INVENTED

KILLS = int(os.environ.get("KILLS", "30"))
"""How often a run is killed; `make faults` asks for more."""

FILES = 40

WRITING = f"""
import sys
from itertools import count
from pathlib import Path
from generator.publishing.files import replace_folder

def fill(number):
    def write(new):
        for file in range({FILES}):
            (new / f"{{file}}.txt").write_text(f"{{number}}\\n" * 500)
        return True
    return write

for number in count():
    replace_folder(Path(sys.argv[1]), fill(number))
    print(number, flush=True)
"""
"""Writes one folder after the other into the same place, and says so after each."""

IN_TWO_STEPS = """
from generator.publishing import workroom
workroom._exchange = lambda one, other: False
"""

KILLED_BETWEEN = """
import os, signal
from pathlib import Path
rename = Path.rename
def killing(self, target):
    if self.name == "new" and self.with_name("old").exists():
        os.kill(os.getpid(), signal.SIGKILL)
    rename(self, target)
Path.rename = killing
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A place for a folder, with nothing beside it."""
    return tmp_path / "beside" / "site"


def _hears_interrupts() -> None:
    """Let a process be interrupted, even where these tests run in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _writing(place: Path, *before: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "".join((*before, WRITING)), str(place)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HOME)},
        preexec_fn=_hears_interrupts,
    )


def _said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


def _ended(process: subprocess.Popen[str]) -> int:
    """Wait for the end of a process and return how it ended."""
    process.communicate()
    return process.returncode


def _texts(place: Path) -> list[str]:
    """Return what stands in the files of a folder that was written; all say the same."""
    assert sorted(path.name for path in place.iterdir()) == sorted(
        [MARK, *(f"{file}.txt" for file in range(FILES))]
    )
    return sorted({path.read_text() for path in place.glob("*.txt")})


def _fill(text: str) -> Callable[[Path], bool]:
    return lambda new: bool((new / "index.html").write_text(text))


@pytest.mark.parametrize("steps", [(), (IN_TWO_STEPS,)], ids=["exchanged", "renamed"])
def test_a_killed_run_leaves_the_old_folder_or_the_new_one(
    place: Path, steps: tuple[str, ...]
) -> None:
    moments = random.Random(1)
    for _ in range(KILLS):
        process = _writing(place, *steps)
        assert _said(process)
        time.sleep(moments.uniform(0, 0.03))
        process.kill()
        assert _ended(process) == -signal.SIGKILL
        if not steps and sys.platform == "linux":
            assert len(_texts(place)) == 1
        recover(place)
        assert len(_texts(place)) == 1
        assert list(place.parent.iterdir()) == [place]


def test_a_run_that_is_killed_between_two_renames_is_put_right_by_the_next(place: Path) -> None:
    process = _writing(place, IN_TWO_STEPS, KILLED_BETWEEN)
    assert _said(process) == "0\n"
    assert _ended(process) == -signal.SIGKILL
    assert not place.exists()
    assert main(["--root", str(place.parent), "site", "--out", str(place)]) == 1  # no guide there
    assert _texts(place) == ["0\n" * 500]
    assert list(place.parent.iterdir()) == [place]


def test_what_a_living_run_works_on_is_let_alone(place: Path) -> None:
    with rooms.workroom(place.parent.parent, ".site") as room:
        (room / "page").write_text("unfinished")
        other = place.parent.parent / f".site-of-ours-12345678{MARK}"
        other.write_text("a file of somebody's")
        recover(room.parent / "site")
        assert (room / "page").read_text() == "unfinished"
    assert not room.exists()
    assert other.exists()


def test_where_nothing_can_be_locked_everything_else_works(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> int:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(rooms, "_lock", refuse)
    assert replace_folder(place, _fill("first"))
    assert replace_folder(place, _fill("second"))
    assert (place / "index.html").read_text() == "second"
    assert list(place.parent.iterdir()) == [place]


def test_a_room_that_another_run_takes_for_a_left_over_is_given_up(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, tried = rooms._lock, []

    def slow(room: Path) -> int:
        tried.append(room)
        if len(tried) == 1:
            room.rmdir()
        return lock(room)

    monkeypatch.setattr(rooms, "_lock", slow)
    assert replace_folder(place, _fill("first"))
    assert len(tried) == 2
    assert list(place.parent.iterdir()) == [place]


@pytest.mark.parametrize("steps", [(), (IN_TWO_STEPS,)], ids=["exchanged", "renamed"])
def test_several_runs_at_once_leave_one_whole_folder(place: Path, steps: tuple[str, ...]) -> None:
    processes = [_writing(place, *steps) for _ in range(3)]
    for _ in range(3):
        assert all(_said(process) for process in processes)
    for process in processes:
        process.kill()
        _ended(process)
    recover(place)
    assert len(_texts(place)) == 1
    assert list(place.parent.iterdir()) == [place]


def test_the_old_stays_where_the_disk_refuses(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_folder(place, _fill("first"))
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    def refuse_all(*_: Path) -> Path:
        raise OSError(errno.ESTALE, "Stale file handle")

    monkeypatch.setattr(rooms, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(Path, "replace", refuse_all)
    with pytest.raises(NotWritableError, match="input/output error"):
        replace_folder(place, _fill("second"))
    with pytest.raises(NotWritableError, match="stale file handle"):
        replace_file(place / "index.html", b"second")
    assert (place / "index.html").read_text() == "first"
    assert list(place.parent.iterdir()) == [place]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB, where this machine lets one be made."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("Only root can make a small disk.")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_told_and_the_old_stays(small_disk: Path) -> None:
    replace_folder(small_disk / "site", _fill("first"))
    for write in (
        lambda: replace_folder(small_disk / "site", _fill("second" * 20_000)),
        lambda: replace_file(small_disk / "guide.pdf", b"%PDF" * 20_000),
    ):
        with pytest.raises(NotWritableError, match="no space left on device"):
            write()
        assert [path.name for path in small_disk.iterdir()] == ["site"]
        assert (small_disk / "site/index.html").read_text() == "first"


def test_a_link_stays_and_what_it_leads_to_is_replaced(place: Path, tmp_path: Path) -> None:
    place.parent.mkdir()
    place.symlink_to(tmp_path / "published")
    for text in ("first", "second"):
        assert replace_folder(place, _fill(text))
        assert place.is_symlink()
        assert (tmp_path / "published/index.html").read_text() == text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["beside", "published"]


@pytest.mark.parametrize("aim", ["letters", "letters/one.txt", "beside/site"])
def test_a_link_to_what_was_not_written_here_is_refused(
    place: Path, tmp_path: Path, aim: str
) -> None:
    place.parent.mkdir()
    letter = tmp_path / "letters/one.txt"
    letter.parent.mkdir()
    letter.write_text("keep me")
    place.symlink_to(tmp_path / aim)
    with pytest.raises(NotOursError):
        replace_folder(place, _fill("first"))
    assert letter.read_text() == "keep me"
    assert place.is_symlink()


def test_files_have_the_rights_that_somebody_wants(place: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared.pdf"
    shared.touch(mode=0o664)
    shared.chmod(0o664)
    mask = os.umask(0o077)
    try:
        replace_folder(place, _fill("first"))
        replace_file(tmp_path / "private.pdf", b"%PDF")
        replace_file(shared, b"%PDF")
    finally:
        os.umask(mask)
    rights = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "private.pdf", shared)]
    assert rights == [0o600, 0o664]
    assert not is_open_to_all(place)


# Stopping


def _guide(*arguments: str, **named: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "--root", str(INVENTED), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HOME), "NO_MKDOCS_2_WARNING": "1", **named},
        cwd=HOME,
        preexec_fn=_hears_interrupts,
    )


STOPPED_WHILE_LOADING = """
import os, signal, sys
class Stop:
    def find_spec(self, name, path, target=None):
        if name == "mkdocs":
            os.kill(os.getpid(), signal.{name})
sys.meta_path.insert(0, Stop())
from generator.cli import main
sys.exit(main(["--help"]))
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_it_can_be_stopped_while_it_is_loaded(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOPPED_WHILE_LOADING.format(name=name)],
        capture_output=True,
        text=True,
        cwd=HOME,
        preexec_fn=_hears_interrupts,
    )
    assert (done.returncode, done.stdout, done.stderr) == (128 + getattr(signal, name), "", "")


@pytest.mark.site
def test_a_killed_build_leaves_a_whole_site_and_the_next_one_nothing_else(tmp_path: Path) -> None:
    beside, temporary = tmp_path / "beside", tmp_path / "temporary"
    temporary.mkdir()
    moments = random.Random(2)

    def build() -> subprocess.Popen[str]:
        out = str(beside / "site")
        return _guide("site", "--no-pdf", "--out", out, TMPDIR=str(temporary))

    def files() -> dict[str, bytes]:
        site = beside / "site"
        found = (path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}

    assert _ended(build()) == 0
    sound = files()
    for _ in range(KILLS // 10):
        process = build()
        while not list(beside.glob(".site-*/new")):
            assert process.poll() is None, process.communicate()
            time.sleep(0.005)
        time.sleep(moments.uniform(0, 0.6))
        process.kill()
        _ended(process)
        assert files() == sound
    assert _ended(build()) == 0
    assert files() == sound
    assert list(beside.iterdir()) == [beside / "site"]
    assert list(temporary.iterdir()) == []


@pytest.mark.site
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_whoever_stops_a_run_finds_nothing_left(tmp_path: Path, name: str) -> None:
    (tmp_path / "beside").mkdir()
    (tmp_path / "temporary").mkdir()
    process = _guide(
        "site",
        "--no-pdf",
        "--out",
        str(tmp_path / "beside/site"),
        TMPDIR=str(tmp_path / "temporary"),
    )
    while not list(tmp_path.glob("beside/.site-*/new/assets")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    assert list(tmp_path.glob(f"temporary/guide-*{MARK}"))
    process.send_signal(getattr(signal, name))
    told, complaint = process.communicate()
    assert (process.returncode, told, complaint) == (128 + getattr(signal, name), "", "")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["beside", "temporary"]


# What the machine refuses is one line and 2


def _shell(line: str, **named: str) -> subprocess.CompletedProcess[str]:
    guide = f"{sys.executable} -m generator.cli --root {INVENTED}"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line.replace("guide", guide)],
        capture_output=True,
        text=True,
        cwd=HOME,
        env={**os.environ, "PYTHONPATH": str(HOME), "PYTHONUNBUFFERED": "", **named},
    )


@pytest.mark.parametrize("verb", ["--help", "check", "stats"])
def test_a_full_device_is_told(verb: str) -> None:
    done = _shell(f"guide {verb} > /dev/full")
    assert (done.returncode, done.stderr) == (2, "guide: error: no space left on device\n")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("guide explain | head -1", 0),
        ("guide check --format sarif | true", 0),
        ("guide check >&-", 0),
        ("guide check >&- 2>&-", 0),
        ("guide new theme <&-", 2),
        ("guide new theme </dev/null", 2),
        ("guide fly 2>/dev/full", 2),
        ("guide fly 2>&-", 2),
    ],
)
def test_a_stream_that_leads_nowhere_is_no_mistake_of_this_program(line: str, code: int) -> None:
    done = _shell(line)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "named", [{"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}]
)
@pytest.mark.parametrize("form", ["text", "github", "json", "sarif"])
def test_every_report_can_be_shown_in_every_locale(
    tmp_path: Path, named: dict[str, str], form: str
) -> None:
    shutil.copytree(INVENTED / "themes_data", tmp_path / "themes_data")
    theme = tmp_path / "themes_data/themes/keys-go-missing.yaml"
    theme.write_text(theme.read_text().replace("placed_in: desk", "placed_in: Łódź"))
    if sys.platform == "linux":  # elsewhere a name is text
        (tmp_path / "themes_data/themes" / os.fsdecode(b"\xff.yaml")).write_text("title: a\n")
        (tmp_path / "content").mkdir()
        (tmp_path / "content" / os.fsdecode(b"\xfe.md")).write_text("# A page\n")
    done = _shell(f"guide --root {tmp_path} check --format {form}", PYTHONUTF8="0", **named)
    assert (done.returncode, done.stderr) == (1, "")
    assert "Łódź" in done.stdout or form == "json"


@pytest.mark.parametrize(
    "place", ["127.0.0.1:99999", "here", "127.0.0.1:1x", ":80", "a b:1", "::1"]
)
def test_what_is_no_address_is_refused(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(INVENTED), "serve", "--address", place])
    assert stop.value.code == 2
    assert "is no address such as 127.0.0.1:8000" in capsys.readouterr().err


@pytest.mark.site
def test_an_address_that_is_taken_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        place = f"127.0.0.1:{taken.getsockname()[1]}"
        process = _guide("serve", "--address", place)
        _, complaint = process.communicate()
    assert process.returncode == 2
    assert f"Nothing can be served at {place}: Address already in use." in complaint


def test_a_source_text_that_does_not_end_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(INVENTED), "seal", "--source-text", "example-a-2021=/dev/zero"])
    assert stop.value.code == 2
    assert "/dev/zero has more than 20,000,000 bytes" in capsys.readouterr().err


def test_too_little_memory_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def exhaust(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("generator.cli.stats.read_folder", exhaust)
    assert main(["--root", str(INVENTED), "stats"]) == 2
    assert "not enough memory" in capsys.readouterr().err


@pytest.mark.parametrize("reason", [errno.EIO, errno.ESTALE, errno.ENOENT, errno.EACCES])
def test_a_file_that_cannot_be_read_is_a_problem_with_a_place(
    reason: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = os.open

    def refuse(path: Path, *arguments: int) -> int:
        if Path(path).name == "glossary.yaml":
            raise OSError(reason, os.strerror(reason))
        return opened(path, *arguments)

    monkeypatch.setattr(os, "open", refuse)
    assert main(["--root", str(INVENTED), "check"]) == 1
    assert "themes_data/glossary.yaml:1:1: error[cannot-be-read]" in capsys.readouterr().out


def test_a_folder_that_cannot_be_looked_into_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    look = Path.lstat

    def refuse(self: Path) -> os.stat_result:
        if self.name == "themes_data":
            raise OSError(errno.ESTALE, "Stale file handle")
        return look(self)

    monkeypatch.setattr(Path, "lstat", refuse)
    assert main(["--root", str(INVENTED), "check"]) == 1
    assert "themes_data:1:1: error[cannot-be-read]" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"junk"])
@pytest.mark.parametrize("name", sorted(path.name for path in FONTS.glob("*.ttf")))
def test_a_font_that_is_missing_or_damaged_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes | None,
) -> None:
    shutil.copytree(FONTS, tmp_path / "fonts")
    (tmp_path / "fonts" / name).unlink()
    if content:
        (tmp_path / "fonts" / name).write_bytes(content)
    monkeypatch.setattr("generator.publishing.pdf.press.FONTS", tmp_path / "fonts")
    out = tmp_path / "guide.pdf"
    assert main(["--root", str(INVENTED), "pdf", "--large-print", "--out", str(out)]) == 2
    assert f"{name}: this font is missing or damaged" in capsys.readouterr().err
    assert not out.exists()


def test_a_run_that_is_overtaken_between_its_steps_tries_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run fills the place just before the new folder, and again before the old one."""
    assert replace_folder(place, _fill("first"))
    rename = Path.rename
    overtaken: list[str] = []

    def late(path: Path, target: Path) -> Path:
        if target == place and len(overtaken) < 2:
            overtaken.append(path.name)
            place.mkdir(exist_ok=True)
            (place / "index.html").write_text("of another run", encoding="utf-8")
        return rename(path, target)

    monkeypatch.setattr(rooms, "_exchange", lambda *_: False)
    monkeypatch.setattr("os.path.lexists", lambda _: False)
    monkeypatch.setattr(Path, "rename", late)
    assert replace_folder(place, _fill("second"))
    assert overtaken == ["new", "old"]
    assert (place / "index.html").read_text() == "second"
    assert list(place.parent.iterdir()) == [place]
