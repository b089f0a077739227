"""A guide that is ready for MkDocs, in texts and bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.publishing.data import Head
from generator.publishing.downloads import Download
from generator.publishing.markdown.templates import Rendered
from generator.publishing.offline_copy import Finisher
from generator.publishing.pages import Page
from generator.text.problems import Problem


@dataclass(frozen=True)
class Built:
    """A guide that is ready to be shown, or the reasons why it is not.

    `rendered` is None where there are errors; `notice` then says so on a page. `heads` goes from
    the address of a page to what belongs in its head, `pages` to what is known of it;
    `pictures` goes from an address to a picture's bytes, `unanswered` from words that readers type
    to what the search says of them. `report` is what people are told in
    the terminal. The `finisher` makes those downloads that are made from the finished site.
    """

    rendered: Rendered | None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    downloads: tuple[Download, ...] = ()
    heads: Mapping[str, Head] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    unanswered: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    notice: str = ""
    report: str = ""
    finisher: Finisher | None = None
