"""The folder of a guide is a closed world: nothing in it leads out, and nothing is passed over."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.reading.entries import LONGEST_TEXT, read_entries
from generator.reading.folder import read_folder

SECRET = "machine example password s3cr3t"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)


def _guide(root: Path) -> Path:
    (root / "themes_data" / "themes").mkdir(parents=True)
    (root / "content").mkdir()
    (root / "content" / "page.md").write_text("# A page\n")
    return root


def _codes(root: Path) -> dict[str, str]:
    return {problem.location.path: problem.code for problem in read_entries(root).problems}


def _link(way: str) -> Callable[[Path, Path], None]:
    return lambda path, outside: path.symlink_to(way.format(outside=outside))


def _pipe(path: Path, _: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path, _: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path may not be long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


@pytest.mark.parametrize("place", ["content/x.md", "content/x", "themes_data/themes/x.yaml"])
@pytest.mark.parametrize(
    "put",
    [
        _link("{outside}"),
        _link("{outside}/secret.yaml"),
        _link("/dev/zero"),
        _link("/proc/self/environ"),
        _link("/proc/kmsg"),
        _link("nowhere"),
        _link("."),
        _link("../.git"),
        _pipe,
        _socket,
    ],
    ids=["folder", "file", "zero", "environ", "kmsg", "nowhere", "itself", "git", "pipe", "socket"],
)
def test_no_way_out_of_the_folder_is_followed(
    tmp_path: Path, put: Callable[[Path, Path], None], place: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text(SECRET)
    root = _guide(tmp_path / "guide")
    put(root / place, outside)
    assert _codes(root) == {place: "not-a-file"}
    folder = read_folder(root, environment={})
    assert set(folder.texts) == {"content/page.md"}
    assert SECRET not in repr(folder)


def test_a_folder_of_the_guide_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    root = _guide(tmp_path / "guide")
    (root / "content" / "page.md").unlink()
    (root / "content").rmdir()
    (root / "content").symlink_to("/etc")
    assert _codes(root) == {"content": "not-a-file"}


@pytest.mark.parametrize(
    "name",
    ["x.html", "x.svg", "x.js", "sw.js", "CNAME", "_redirects", "robots.txt", "guide.exe", "x.MD",
     "x.markdown", "x.mdown", "x.mkd", "x.mkdn", "x.css", "not-a-picture.png", ".hidden.md"],
)  # fmt: skip
def test_a_file_that_is_no_page_and_no_picture_is_refused(tmp_path: Path, name: str) -> None:
    root = _guide(tmp_path)
    (root / "content" / name).write_text("<script>alert(1)</script>")
    assert _codes(root) == {f"content/{name}": "unread-file"}
    assert set(read_folder(root, environment={}).texts) == {"content/page.md"}


@pytest.mark.parametrize("name", ["x.YAML", "x.yaml.txt", ".x.yaml", "x.yaml~", "..%2fx.json"])
def test_a_file_among_the_records_that_nothing_reads_is_named(tmp_path: Path, name: str) -> None:
    root = _guide(tmp_path)
    (root / "themes_data" / "themes" / name).write_text("title: A\n")
    assert _codes(root) == {f"themes_data/themes/{name}": "unread-file"}


def test_pictures_are_read_and_files_of_systems_are_passed_over(tmp_path: Path) -> None:
    root = _guide(tmp_path)
    (root / "content" / "shed.png").write_bytes(PNG)
    (root / "content" / ".DS_Store").write_bytes(b"")
    entries = read_entries(root)
    assert entries.problems == ()
    assert entries.pictures == {"content/shed.png": PNG}


@pytest.mark.parametrize(("one", "other"), [("a.md", "A.md"), ("é.md", "e\u0301.md")])
def test_names_that_differ_by_their_form_alone_are_named(
    tmp_path: Path, one: str, other: str
) -> None:
    root = _guide(tmp_path)
    for name in (one, other):
        (root / "content" / name).write_text("# A page\n")
    if len(list((root / "content").iterdir())) < 3:
        pytest.skip("This disk takes the two names for one.")
    assert list(_codes(root).values()) == ["name-taken"]


@pytest.mark.parametrize("name", ["con.md", "NUL.md", "com1.md", "lpt9.x.md"])
def test_names_of_devices_are_named(tmp_path: Path, name: str) -> None:
    root = _guide(tmp_path)
    (root / "content" / name).write_text("# A page\n")
    assert _codes(root) == {f"content/{name}": "name-taken"}


def test_a_file_larger_than_any_text_is_not_read(tmp_path: Path) -> None:
    root = _guide(tmp_path)
    with (root / "content" / "big.md").open("wb") as file:
        file.truncate(2_000_000_000)  # without a byte on the disk
    with (root / "content" / "fits.md").open("wb") as file:
        file.write(b"# A\n" + b"x" * (LONGEST_TEXT - 4))
    assert _codes(root) == {"content/big.md": "too-large"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_that_must_not_be_read_is_named(tmp_path: Path) -> None:
    root = _guide(tmp_path)
    (root / "content" / "page.md").chmod(0)
    assert _codes(root) == {"content/page.md": "cannot-be-read"}


def test_a_file_that_vanishes_meanwhile_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _guide(tmp_path)

    def gone(*_: object, **__: object) -> int:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(os, "open", gone)
    assert _codes(root) == {"content/page.md": "cannot-be-read"}


def test_a_name_that_is_no_text_is_shown_all_the_same(tmp_path: Path) -> None:
    root = _guide(tmp_path)
    try:
        (Path(os.fsdecode(bytes(root / "content") + b"/\xff\x1b[2J.md"))).write_text("# A page\n")
    except OSError:
        pytest.skip("This disk takes no such name.")
    (problem,) = read_entries(root).problems
    assert problem.code == "page-name"
    assert problem.location.path.isprintable()


def test_folders_without_end_are_named(tmp_path: Path) -> None:
    root = _guide(tmp_path)
    deep = root / "content" / Path(*["x"] * 40)
    deep.mkdir(parents=True)
    assert list(_codes(root).values()) == ["too-large"]


@pytest.mark.parametrize("name", ["README.md", "readme.md", "a#b.md", "a%20b.md", "a b.md"])
def test_a_page_whose_name_is_no_address_is_named(tmp_path: Path, name: str) -> None:
    root = _guide(tmp_path)
    (root / "content" / name).write_text("# A page\n")
    problems = read_entries(root).problems
    assert [(problem.code, problem.location.path) for problem in problems] == [
        ("page-name", f"content/{name}")
    ]
