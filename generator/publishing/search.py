"""What Material's search gets: the language of the guide, and what folds the spellings of words."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

PLUGIN = "material/search"
"""The search's name among MkDocs' plugins."""

_LUNR = "assets/javascripts/lunr/"
_SPELLING = "assets/javascripts/spelling.js"
_WORKER = "assets/javascripts/workers/search."
_WITH = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}
"""What the worker loads besides a language of lunr's."""

_OUT_OF_USE = {"du", "jp", "kn", "sa", "ta", "te"}
"""Languages of lunr's that ask for what the worker does not load, or that have another code."""


def language_of_words(language: str, config: MkDocsConfig) -> str:
    """Return the language of Material's own words: the guide's where there is one, or English."""
    return _first(language, config, "partials/languages/{}.html")


def language_of_search(language: str, config: MkDocsConfig) -> str:
    """Return the language in which lunr reads: the guide's where it knows it, or English."""
    norwegian = re.sub(r"^n[bn]\b", "no", language)
    code = _first(norwegian, config, f"{_LUNR}min/lunr.{{}}.min.js")
    return "en" if code in _OUT_OF_USE else code


def _first(language: str, config: MkDocsConfig, path: str) -> str:
    for code in (language, language.split("-")[0]):
        is_code = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]+)?", code)
        if is_code and any((Path(d) / path.format(code)).is_file() for d in config.theme.dirs):
            return code
    return "en"


def fit_search(files: Files, language: str, config: MkDocsConfig) -> None:
    """Put what folds spellings before the search's worker; leave out what it does not load."""
    spelling = files.src_uris[_SPELLING]
    files.remove(spelling)
    loaded = {f"lunr.{language}.min.js", "lunr.stemmer.support.min.js", _WITH.get(language)}
    for file in tuple(files):
        if file.src_uri.startswith(_WORKER) and file.src_uri.endswith(".js"):
            content = f"{spelling.content_string}\n{file.content_string}"
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=content))
        elif file.src_uri.startswith(_LUNR) and (
            language == "en" or Path(file.src_uri).name not in loaded
        ):
            files.remove(file)
