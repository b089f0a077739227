"""How the command stops when it is told to: by Ctrl-C, the system or a closed terminal."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

STOPS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)
)
"""The signals that ask a process to end; Windows knows fewer."""

Handler = Callable[[int, FrameType | None], NoReturn]


@contextmanager
def leaving_at_once() -> Iterator[None]:
    """While nothing is begun there is nothing to tidy up: any signal to stop ends the process."""
    with _obeying(lambda number, _: os._exit(128 + number)):
        yield


@contextmanager
def tidying_up() -> Iterator[None]:
    """Any signal to stop leaves through every `finally`, with the exit code that shells expect."""

    def leave(number: int, _: FrameType | None) -> NoReturn:
        signal.signal(number, signal.SIG_IGN)
        raise SystemExit(128 + number)

    try:
        with _obeying(leave, but=signal.SIGINT):
            yield
    except KeyboardInterrupt:
        raise SystemExit(128 + signal.SIGINT) from None


@contextmanager
def _obeying(handler: Handler, but: int | None = None) -> Iterator[None]:
    """Have a handler answer the signals that would end the process, and only those."""
    ending = {signal.SIG_DFL, signal.default_int_handler}
    before = {number: signal.getsignal(number) for number in STOPS}
    ours = [number for number, known in before.items() if known in ending and number != but]
    if threading.current_thread() is not threading.main_thread():
        ours = []
    try:
        for number in ours:
            signal.signal(number, handler)
        yield
    finally:
        for number in ours:
            signal.signal(number, before[number])
