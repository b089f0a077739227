"""A guide that is ready for MkDocs, in texts and bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.publishing.data import Head
from generator.publishing.downloads import Download
from generator.publishing.markdown.templates import Rendered
from generator.publishing.offline_copy import Finisher
from generator.text.problems import Problem


@dataclass(frozen=True)
class Built:
    """A guide that is ready to be shown, or the reasons why it is not.

    `rendered` is None where there are errors; `notice` then says so on a page. `heads` goes from
    the address of a page to what belongs in its head, `written_in` to the file that it is made
    from; `pictures` goes from an address to a picture's bytes. `report` is what people are told in
    the terminal. The `finisher` makes those downloads that are made from the finished site.
    """

    rendered: Rendered | None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    downloads: tuple[Download, ...] = ()
    heads: Mapping[str, Head] = field(default_factory=dict)
    written_in: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    notice: str = ""
    report: str = ""
    finisher: Finisher | None = None
