"""The command as people type it: exit codes, what is written, and what is left alone."""

import json
import shutil
from pathlib import Path

import pytest

from generator.build import Reading
from generator.cli import main
from generator.publishing.markdown.templates import render
from generator.publishing.workroom import MARK
from generator.reading.folder import HOME
from tests.invented import sound
from tests.sites import run


@pytest.fixture
def guide(invented_path: Path, tmp_path: Path) -> Path:
    """A copy of the invented guide that a test may spoil: a folder with a `themes_data/` only."""
    shutil.copytree(invented_path / "themes_data", tmp_path / "guide" / "themes_data")
    return tmp_path / "guide"


def test_check_is_content_with_a_sound_guide(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(guide), "check"]) == 0
    assert capsys.readouterr().out == "no problem\n"


def test_check_shows_every_mistake_and_fails(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theme = guide / "themes_data/themes/mechanics-teach.yaml"
    theme.write_text(theme.read_text().replace("title:", "titel:"), encoding="utf-8")
    lesson = next((guide / "themes_data/lessons").iterdir())
    lesson.write_text("\t", encoding="utf-8")
    assert main(["--root", str(guide), "check"]) == 1
    shown = capsys.readouterr().out
    assert "themes_data/themes/mechanics-teach.yaml:1:1: error[unknown-field]" in shown
    assert f"themes_data/lessons/{lesson.name}:1:1: error[" in shown
    assert shown.endswith("2 errors\n")


@pytest.mark.parametrize("arguments", [[], ["fly"], ["--root", "no/such/folder", "check"]])
def test_a_mistake_on_the_command_line_gives_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


@pytest.mark.site
def test_a_site_goes_where_it_is_wanted_from_where_one_stands(
    guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.parent)
    assert main(["--root", "guide", "site", "--no-pdf", "--out", "public"]) == 0
    assert (guide.parent / "public/index.html").is_file()
    assert (guide.parent / "public/themes/mechanics-teach.html").is_file()


@pytest.mark.site
def test_a_broken_guide_is_not_built_and_the_last_site_stays(guide: Path) -> None:
    site = guide / "build/site"
    assert main(["--root", str(guide), "site", "--no-pdf"]) == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (guide / "themes_data/guide.yaml").write_text("title: [", encoding="utf-8")
    assert main(["--root", str(guide), "site", "--no-pdf"]) == 1
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_a_folder_of_others_is_never_replaced(guide: Path, tmp_path: Path) -> None:
    precious = tmp_path / "mine" / "letter.txt"
    precious.parent.mkdir()
    precious.write_text("keep me", encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(guide), "markdown", str(precious.parent)])
    assert stop.value.code == 2
    assert precious.read_text(encoding="utf-8") == "keep me"


@pytest.mark.parametrize("verb", ["markdown", "site", "pdf"])
def test_what_cannot_be_written_is_one_line_and_nothing_is_lost(
    guide: Path, tmp_path: Path, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("keep me", encoding="utf-8")
    ways = {
        "markdown": ["markdown", str(letter)],
        "site": ["site", "--no-pdf", "--out", str(letter)],
        "pdf": ["pdf", "--out", str(letter / "guide.pdf")],
    }
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(guide), *ways[verb]])
    assert stop.value.code == 2
    assert str(letter) in capsys.readouterr().err.splitlines()[-1]
    assert letter.read_text(encoding="utf-8") == "keep me"


def test_a_pdf_does_not_take_the_place_of_a_folder(guide: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(guide), "pdf", "--out", str(tmp_path / "folder")])
    assert stop.value.code == 2


@pytest.mark.pdf
def test_the_name_of_each_pdf_is_told_while_a_site_is_made(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(guide), "site"]) == 0
    told = capsys.readouterr().err
    for path in (guide / "build/site/downloads").glob("*.pdf"):
        assert path.name in told


def test_the_pages_are_written_as_markdown(guide: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    assert main(["--root", str(guide), "markdown", str(folder)]) == 0
    assert main(["--root", str(guide), "markdown", str(folder)]) == 0
    assert (folder / MARK).is_file()
    assert (folder / "themes/mechanics-teach.md").read_text(encoding="utf-8").startswith("---\n")


def test_a_pdf_is_made_alone(guide: Path, tmp_path: Path) -> None:
    assert main(["--root", str(guide), "pdf", "--out", str(tmp_path / "a.pdf")]) == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_handwritten_page_takes_the_place_of_a_generated_one(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (guide / "content").mkdir()
    (guide / "content/methods.md").write_text("# Our own way\n\nWritten by hand.\n")
    assert main(["--root", str(guide), "check"]) == 0
    shown = capsys.readouterr().out
    assert "content/methods.md:1:1: note[page-replaced]" in shown
    assert main(["--root", str(guide), "site", "--no-pdf"]) == 0
    assert "Written by hand." in (guide / "build/site/methods.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site_of_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real guide's site as plain MkDocs builds it, in a process of its own."""
    return _built_by_mkdocs(tmp_path_factory.mktemp("mkdocs"), with_pdf=True)


def test_plain_mkdocs_builds_the_same_site_as_the_command(
    real_site: Path, site_of_mkdocs: Path
) -> None:
    """Two processes with different hash seeds make the real guide's pages, PDFs and data alike."""
    first, second = _files(real_site), _files(site_of_mkdocs)
    assert len(first) > 300
    assert sorted(first) == sorted(second)
    assert [path for path, content in first.items() if second[path] != content] == []
    assert first["downloads/guide.pdf"].startswith(b"%PDF")


def test_the_same_input_gives_the_same_markdown(real_reading: Reading, tmp_path: Path) -> None:
    command = ["generator.cli", "--root", str(HOME), "markdown", str(tmp_path / "pages")]
    assert run(*command, hash_seed=2).returncode == 0
    texts = render(sound(real_reading)).texts
    written = {path: content.decode() for path, content in _files(tmp_path / "pages").items()}
    assert len(texts) > 100
    assert written == texts


@pytest.mark.site
def test_plain_mkdocs_builds_without_pdfs(tmp_path: Path) -> None:
    site = _built_by_mkdocs(tmp_path, with_pdf=False)
    assert (site / "themes/workload-and-time.html").is_file()
    assert not list(site.rglob("*.pdf"))
    assert 'href="downloads/guide.pdf"' not in (site / "index.html").read_text(encoding="utf-8")


def test_plain_mkdocs_builds_with_pdfs(site_of_mkdocs: Path) -> None:
    assert (site_of_mkdocs / "downloads/guide.pdf").is_file()
    home = (site_of_mkdocs / "index.html").read_text(encoding="utf-8")
    assert 'href="downloads/guide.pdf"' in home


def _built_by_mkdocs(folder: Path, *, with_pdf: bool) -> Path:
    """Return the site of the real guide that plain MkDocs builds strictly and without a warning."""
    settings = folder / "mkdocs.yml"
    settings.write_text(
        f"INHERIT: {HOME / 'mkdocs.yml'}\n"
        f"docs_dir: {HOME / 'content'}\n"
        f"theme: {{custom_dir: {HOME / 'site_templates/theme'}}}\n"
        f"plugins: {{guide: {{root: {HOME}, pdf: {str(with_pdf).lower()}}}}}\n",
        encoding="utf-8",
    )
    site = folder / "site"
    command = ["mkdocs", "build", "--strict", "-f", str(settings), "-d", str(site)]
    done = run(*command, hash_seed=2)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr + done.stdout
    return site


def _files(folder: Path) -> dict[str, bytes]:
    """Return all files by their path, but for the mark of a folder that the command may replace."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# Problems for programs, and of single files


@pytest.fixture
def mistaken(guide: Path) -> Path:
    """The invented guide with one mistake in each of two files."""
    for path in ("themes/mechanics-teach.yaml", "sources/example-a-2021.yaml"):
        file = guide / "themes_data" / path
        file.write_text(file.read_text().replace("title:", "titel:", 1), encoding="utf-8")
    return guide


def test_only_named_files_are_spoken_of(
    mistaken: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mistaken)
    assert main(["check", "themes_data/themes/mechanics-teach.yaml"]) == 1
    shown = capsys.readouterr().out
    assert "mechanics-teach.yaml:1:1: error[unknown-field]" in shown
    assert "page: http://127.0.0.1:8000/themes/mechanics-teach.html" in shown
    assert "example-a-2021.yaml:1:1" not in shown
    assert shown.endswith("In other files: 1. `guide check` lists them all.\n")
    assert main(["check", "themes_data/lessons"]) == 0
    assert capsys.readouterr().out.startswith("no problem\n")


@pytest.mark.parametrize("named", ["themes_data/none.yaml", ".."])
def test_a_file_that_is_no_part_of_the_guide_is_a_mistake_of_the_command_line(
    guide: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.chdir(guide)
    with pytest.raises(SystemExit) as stop:
        main(["check", named])
    assert stop.value.code == 2


def test_problems_are_told_to_programs(mistaken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(mistaken), "check", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)["problems"]
    assert {(one["path"], one["line"], one["code"]) for one in told} == {
        ("themes_data/themes/mechanics-teach.yaml", 1, "unknown-field"),
        ("themes_data/sources/example-a-2021.yaml", 1, "unknown-field"),
    }
    assert main(["--root", str(mistaken), "check", "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line[:44] for line in lines] == [
        "::error file=themes_data/sources/example-a-2",
        "::error file=themes_data/themes/mechanics-te",
    ]
    assert main(["--root", str(mistaken), "check", "--format", "sarif"]) == 1
    assert len(json.loads(capsys.readouterr().out)["runs"][0]["results"]) == 2
