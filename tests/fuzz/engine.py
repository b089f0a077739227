"""Makes hostile inputs out of others, tries them, and keeps what fails in its smallest form.

An input that gets an answer of a new kind becomes a seed itself, so that later ones go further.
"""

import random
import re
import signal
import traceback
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from types import FrameType

LONGEST = 5_000
"""How many characters a new input may have, so that there are many in a minute."""

MOST_ODD = 400
"""How often one piece is repeated at most."""


OURS = re.compile(r"/(generator|tests)/(?!fuzz/engine\.py)")
"""The files in which a failure has its place; a library's is where we call it."""


@dataclass(frozen=True)
class Target:
    """What is tried: `answer` returns the kind of answer that an input gets.

    It raises where something is wrong. `seeds` are sound and hostile inputs, `tokens` what is put
    into them.
    """

    name: str
    seeds: Sequence[str]
    tokens: Sequence[str]
    answer: Callable[[str], Hashable]


@dataclass
class Run:
    """What was tried and found: where it fails → the smallest input that does, and the trace."""

    executions: int = 0
    seconds: float = 0.0
    findings: dict[str, tuple[str, str]] = field(default_factory=dict)


class TooSlowError(BaseException):
    """An answer took longer than it may; no handler of exceptions takes it for its own."""


def fuzz(
    target: Target,
    *,
    seed: int,
    executions: int | None = None,
    seconds: float | None = None,
    longest_answer: float = 0,
) -> Run:
    """Try inputs until there are enough `executions`, or for some `seconds`; return what was found.

    An answer that takes more than `longest_answer` seconds of the processor is a finding; 0 is no
    limit.
    """
    chance, run, begin = random.Random(seed), Run(), monotonic()
    pool, known = list(target.seeds), set[Hashable]()
    while (executions is None or run.executions < executions) and (
        seconds is None or monotonic() - begin < seconds
    ):
        text = mutated(chance, pool, target.tokens)
        run.executions += 1
        try:
            with _limited(longest_answer):
                kind = target.answer(text)
        except (Exception, TooSlowError) as error:
            where = _where(error)
            if where not in run.findings:
                small = _smallest(target, text, where, longest_answer)
                run.findings[where] = small, traceback.format_exc()
            continue
        if kind not in known:
            known.add(kind)
            pool.append(text)
    run.seconds = monotonic() - begin
    return run


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise TooSlowError inside where it takes longer."""
    if not seconds:
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise TooSlowError(f"more than {seconds:g} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _where(error: BaseException) -> str:
    """Return what tells kinds of failure apart: the error, and the line that raised it."""
    if isinstance(error, TooSlowError):
        return type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if OURS.search(f.filename)]
    return f"{type(error).__name__} in {ours[-1].name}: {ours[-1].line}"


def _smallest(target: Target, text: str, where: str, longest_answer: float) -> str:
    """Return a small part of an input that fails in the same place."""

    def fails(part: str) -> bool:
        try:
            with _limited(longest_answer):
                target.answer(part)
        except (Exception, TooSlowError) as error:
            return _where(error) == where
        return False

    tries = 20 if where == TooSlowError.__name__ else 1500
    size = max(1, len(text) // 2)
    while size and tries > 0:
        start = 0
        while start < len(text) and tries > 0:
            tries -= 1
            if fails(part := text[:start] + text[start + size :]):
                text = part
            else:
                start += size
        size //= 2
    return text


# Mutations


def mutated(chance: random.Random, pool: Sequence[str], tokens: Sequence[str]) -> str:
    """Return one of the pool with a few changes."""
    text = _shortened(chance, chance.choice(pool))
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        begin, end = _stretch(chance, text)
        new = chance.choice(WAYS)(chance, text[begin:end], pool, tokens)
        text = (text[:begin] + new + text[end:])[:LONGEST]
    return text


def _shortened(chance: random.Random, text: str) -> str:
    begin = chance.randint(0, max(0, len(text) - LONGEST))
    return text[begin : begin + LONGEST]


def _stretch(chance: random.Random, text: str) -> tuple[int, int]:
    """Return where a piece begins and ends: some characters, or some whole lines."""
    begin = chance.randint(0, len(text))
    end = min(len(text), begin + chance.choice((0, 0, 1, 1, 2, 5, 20, 100)))
    if chance.random() < 0.5:
        begin = text.rfind("\n", 0, begin) + 1
        end = text.find("\n", end) + 1 or len(text)
    return begin, end


Way = Callable[[random.Random, str, Sequence[str], Sequence[str]], str]


def _nothing(*_: object) -> str:
    return ""


def _twice(chance: random.Random, piece: str, *_: object) -> str:
    return piece * chance.choice((2, 2, 2, 3, MOST_ODD))


def _token(chance: random.Random, piece: str, _: object, tokens: Sequence[str]) -> str:
    return chance.choice((piece, "")) + chance.choice(tokens) + chance.choice((piece, "", "\n"))


def _tokens(chance: random.Random, _: str, __: object, tokens: Sequence[str]) -> str:
    return chance.choice(tokens) * chance.randint(2, MOST_ODD)


def _around(chance: random.Random, piece: str, _: object, tokens: Sequence[str]) -> str:
    return chance.choice(tokens) + piece + chance.choice(tokens)


def _of_another(chance: random.Random, piece: str, pool: Sequence[str], _: object) -> str:
    other = chance.choice(pool)
    begin, end = _stretch(chance, other)
    return chance.choice((piece, "")) + other[begin:end]


def _indented(chance: random.Random, piece: str, *_: object) -> str:
    by = chance.choice((" ", "  ", "    ", "\t", "- ", "> ", "# "))
    return "".join(by + line for line in piece.splitlines(keepends=True))


def _moved_out(_: random.Random, piece: str, *__: object) -> str:
    return "".join(line.lstrip(" -") for line in piece.splitlines(keepends=True))


def _other_lines(chance: random.Random, piece: str, *_: object) -> str:
    lines = piece.splitlines(keepends=True)
    chance.shuffle(lines)
    return "".join(lines)


def _odd(chance: random.Random, piece: str, *_: object) -> str:
    odd = chance.choice(
        (range(0x20), range(0x20, 0x7F), range(0x7F, 0x2FFF), range(0xE000, 0x110000))
    )
    return piece + chr(chance.choice(odd))


def _other_case(_: random.Random, piece: str, *__: object) -> str:
    return piece.swapcase()


WAYS: tuple[Way, ...] = (
    _nothing, _twice, _token, _token, _tokens, _around, _of_another, _indented, _moved_out,
    _other_lines, _odd, _other_case,
)  # fmt: skip
