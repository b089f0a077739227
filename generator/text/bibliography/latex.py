"""What LaTeX prints, as far as it stands in titles and names: text, accents, signs and formulas."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import latexcodec  # noqa: F401  It registers the codec.

from generator.text.bibliography.plain_text import plain

_LATEX = re.compile(r"[\\{}$~`]|--|''")
"""What makes a text more than its letters."""

_UP_TO_DOLLAR = r"(?:[^$\\]|\\.)*"
_TOKEN = re.compile(
    r"\\(?:url|path|nolinkurl)\s*\{(?P<address>[^{}]*)\}"
    r"|\\(?P<name>[A-Za-z]+)\*?[ \t\n]*"
    r"|\\(?P<sign>.)"
    r"|(?P<brace>[{}])"
    r"|(?P<maths>\$\$?"
    rf"(?=(?:[^\s$0-9\\]|\\.){_UP_TO_DOLLAR}\$"
    rf"|[0-9][^$\\A-Za-z]*(?:\\.{_UP_TO_DOLLAR})?(?<!\s)\$(?![0-9])))"
    r"|[^\\{}$^_]+|\$\$|.",
    re.DOTALL,
)
"""A step of reading. A dollar sign begins a formula unless it looks like that of a sum of money: a
digit behind it, and words or a space before the next dollar sign, or a digit behind that."""

_MATHS = {r"\(": True, r"\[": True, r"\)": False, r"\]": False}
"""What else begins or ends a formula."""

_LIGATURES = {
    "---": "—", "--": "–", "``": "“", "''": "”", "?`": "¿", "!`": "¡", "~": " ",
}  # fmt: skip
_LIGATURE = re.compile("|".join(map(re.escape, _LIGATURES)))

_SPACES = dict.fromkeys("\\ ,;:>\n\t", " ") | dict.fromkeys("-/!@", "")
"""What a backslash before another sign than a letter prints; all others stand for themselves."""

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "G": "\u030f",
    "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "hat": "\u0302", "bar": "\u0304",
    "tilde": "\u0303",
}  # fmt: skip
"""Commands for accents → the sign that Unicode puts behind a letter."""

_SIGNS = {
    "BibTeX": "BibTeX", "EUR": "€", "LaTeX": "LaTeX", "NG": "Ŋ", "TeX": "TeX", "cdots": "…",
    "celsius": "°C", "circ": "°", "colon": ":", "degree": "°", "dots": "…", "euro": "€", "fg": "»",
    "flqq": "«", "frqq": "»", "ge": "≥", "geqslant": "≥", "gt": ">", "j": "ȷ", "lbrace": "{",
    "ldquo": "“", "le": "≤", "leqslant": "≤", "lq": "‘", "lt": "<", "lvert": "|", "micro": "µ",
    "mid": "|", "ne": "≠", "ng": "ŋ", "og": "«", "percent": "%", "prime": "′", "rbrace": "}",
    "rdquo": "”", "rq": "’", "rvert": "|", "slash": "/", "sqrt": "√", "textasciicircum": "^",
    "textasciitilde": "~", "textbackslash": "\\", "textbar": "|", "textbraceleft": "{",
    "textbraceright": "}", "textdegree": "°", "textellipsis": "…", "texteuro": "€",
    "textgreater": ">", "textless": "<", "textmu": "µ", "textonehalf": "½", "textordfeminine": "ª",
    "textordmasculine": "º", "textquotedbl": '"', "textquotedblleft": "“", "textquotedblright": "”",
    "textquoteleft": "‘", "textquoteright": "’", "textquotesingle": "'", "textunderscore": "_",
    "to": "→", "varepsilon": "ε", "vert": "|",
    **dict.fromkeys(["linebreak", "newline", "par", "qquad", "quad", "space"], " "),
}  # fmt: skip
"""Commands for signs that the codec does not know, or reads otherwise."""

_COMMANDS: dict[str, tuple[int, Callable[..., str]]] = {
    "enquote": (1, "“{}”".format),
    "fontsize": (2, lambda *_: ""),
    "frac": (2, "{}/{}".format),
    "textsuperscript": (1, "<sup>{}</sup>".format),
    **dict.fromkeys(
        ["cite", "citep", "citet", "color", "footnote", "hspace", "index", "label",
         "selectlanguage", "thanks", "vspace"], (1, lambda _: "")
    ),
    **dict.fromkeys(
        ["foreignlanguage", "href", "raisebox", "texorpdfstring", "textcolor"],
        (2, lambda _, shown: shown),
    ),
}  # fmt: skip
"""Commands with arguments → how many, and what they print. All others print what follows them."""

_PRINTS_ALL = re.compile(
    "Huge|LARGE|Large|Make(?:Lower|Upper)case|bf|bfseries|bm|boldsymbol|centering|displaystyle|em|"
    "emph|ensuremath|footnotesize|hbox|hyphenation|it|itshape|large|left|limits|lowercase|"
    "math(?:bb|bf|cal|it|rm|sf|tt)|mbox|mdseries|nobreak|normalfont|normalsize|operatorname|"
    "protect|relax|right|rm|rmfamily|sc|scriptsize|scshape|sf|sffamily|sl|slshape|small|t|text|"
    "text(?:bf|it|md|normal|rm|sc|sf|sl|subscript|tt|up)|tiny|tt|ttfamily|underline|up|uppercase|"
    "upshape"
)
"""Commands that change how a text looks, and none of its words."""


@dataclass
class _Waiting:
    """A command that waits for its arguments."""

    wanted: int
    print_: Callable[..., str]
    given: list[str] = field(default_factory=list)


@dataclass
class _Group:
    """What stands between two braces, as far as it is read."""

    printed: list[str] = field(default_factory=list)
    waiting: list[_Waiting] = field(default_factory=list)

    def put(self, text: str) -> None:
        """Print a text, or hand it to the command that waits for it."""
        while self.waiting:
            command = self.waiting[-1]
            command.given.append(text)
            if len(command.given) < command.wanted:
                return
            text = self.waiting.pop().print_(*command.given)
        self.printed.append(text)

    def put_letters(self, text: str) -> None:
        """Print a text of which each letter is an argument of its own."""
        while self.waiting and (text := text.lstrip()):
            self.put(text[0])
            text = text[1:]
        if text:
            self.put(text)

    def text(self) -> str:
        """Return what is printed when the group ends."""
        while self.waiting:
            self.put("")
        return "".join(self.printed)


def from_latex(text: str) -> str:
    """Return the plain text that LaTeX prints; of a command that is not known, what follows it."""
    return read_latex(text)[0]


def read_latex(text: str) -> tuple[str, list[str]]:
    """Return the plain text that LaTeX prints, and the commands in it that are not understood."""
    if not _LATEX.search(text):
        return plain(text), []
    groups = [_Group()]
    unknown: list[str] = []
    in_maths = False
    for token in _TOKEN.finditer(text):
        group, written = groups[-1], token[0]
        if written == "{":
            groups.append(_Group())
        elif written == "}":
            if len(groups) > 1:
                groups[-2].put(groups.pop().text())
        elif token["address"] is not None:
            group.put(re.sub(r"\\([_%&#$~])", r"\1", token["address"]))
        elif written in _MATHS:
            in_maths = _MATHS[written]
        elif token["maths"] or (in_maths and written in {"$", "$$"}):
            in_maths = not in_maths
        elif in_maths and written in {"^", "_"}:
            if written == "^":
                group.waiting.append(_Waiting(*_COMMANDS["textsuperscript"]))
        elif name := token["name"] or token["sign"]:
            if not _command(name, group):
                unknown.append(f"\\{name}")
            if in_maths and written[-1].isspace():
                group.put_letters(" ")
        else:
            group.put_letters(_LIGATURE.sub(lambda found: _LIGATURES[found[0]], written))
    while len(groups) > 1:
        groups[-2].put(groups.pop().text())
    return plain(groups[0].text()), list(dict.fromkeys(unknown))


def _command(name: str, group: _Group) -> bool:
    """Print a command, or let it wait for its arguments; return whether all is understood."""
    if accent := _ACCENTS.get(name):
        group.waiting.append(_Waiting(1, lambda text: _accented(text, accent) or name))
    elif name in _COMMANDS:
        group.waiting.append(_Waiting(*_COMMANDS[name]))
    elif not name.isalpha():
        group.put(_SPACES.get(name, name))
    elif not _PRINTS_ALL.fullmatch(name):
        sign = _SIGNS.get(name) or _sign_of_codec(name)
        if sign is None:
            return False
        group.put(sign)
    return name not in {"footnote", "thanks"}


def _accented(text: str, accent: str) -> str:
    """Return a text with an accent on its first letter."""
    first = {"ı": "i", "ȷ": "j"}.get(text[:1], text[:1])
    return unicodedata.normalize("NFC", first + accent) + text[1:] if text.strip() else ""


@cache
def _sign_of_codec(name: str) -> str | None:
    """Return the sign that a command stands for in text or in a formula, or None."""
    for written in (rf"\{name} ", rf"$\{name}$"):
        try:
            read = str(written.encode().decode("latex+utf-8")).strip("$ ")
        except ValueError:
            continue
        if "\\" not in read:
            return read
    return None
