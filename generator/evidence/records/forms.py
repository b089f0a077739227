"""How a value has to be written: ids, dates, numbers, addresses and identifiers.

Each form is one pattern, which the check, editors and the documents share.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

LINE = r"^[^\n]*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PARTIAL_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

_UNSAFE = r"\s\x00-\x1f<>\"\\`"
"""What would end a link or an attribute, or stop a browser from reading an address."""

_HOST = rf"https?://[^{_UNSAFE}@/?#:\[\]{{}}|^]+(:[0-9]{{1,5}})?"
"""A host, without a user's name before it."""

ADDRESS = rf"^{_HOST}([/?#][^{_UNSAFE}]*)?$"
SITE = rf"^{_HOST}(/[^{_UNSAFE}?#]*)?$"
MAIL = r"^[A-Za-z0-9.!#$*+'=_~-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$"
DOI = r"^10(\.[0-9]{1,9})+/[^\s\x00-\x1f\"\\]+$"
PMID = r"^[0-9]{1,9}$"
PMCID = r"^PMC[0-9]{1,9}$"
EDIT_LINK = rf"^(https?://|\{{repository\}})([^{_UNSAFE}{{}}]|\{{(repository|branch|path)\}})*$"
ISSUE_LINK = rf"^(https?://|\{{repository\}})([^{_UNSAFE}{{}}]|\{{(repository|title|body)\}})*$"

FORMS: Mapping[str, str] = {
    "line": LINE,
    "language": LANGUAGE,
    "slug": SLUG,
    "partial_date": PARTIAL_DATE,
    "address": ADDRESS,
    "site": SITE,
    "mail": MAIL,
    "doi": DOI,
    "pmid": PMID,
    "pmcid": PMCID,
    "edit_link": EDIT_LINK,
    "issue_link": ISSUE_LINK,
}
"""Every form by its name."""

YEARS = range(1000, 2100)
"""The years that a date may have; later ones fit neither a sitemap nor a zip."""

LONGEST_ADDRESS = 2000
"""How many characters an address may have; readers of PDF take no more."""

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=100)]
"""An id: lower-case letters, digits and single hyphens."""

Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
"""A language as its code in BCP 47, such as en or pt-BR."""


def _partial_date(value: str) -> str:
    year, month, day = [*value.split("-"), "1", "1"][:3]
    try:
        known = date(int(year), int(month), int(day)).year in YEARS
    except ValueError:
        known = False
    if not known:
        raise PydanticCustomError("partial_date", "No calendar has this date")
    return value


def _day(value: object) -> object:
    if isinstance(value, str) and not (
        re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and int(value[:4]) in YEARS
    ):
        raise PydanticCustomError("day", "This is not a date")
    return value


def _count(value: object) -> object:
    if not re.fullmatch(r"[0-9]{1,9}|unknown", str(value)):
        raise PydanticCustomError("count", "This is neither a whole number nor `unknown`")
    return value


def _number(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\s*[+-]?[0-9]{1,9}\s*", value):
        raise PydanticCustomError("int_parsing", "This is not a whole number")
    return value


PartialDate = Annotated[str, StringConstraints(pattern=PARTIAL_DATE), AfterValidator(_partial_date)]
"""A date as far as it is known: 2019, 2019-10 or 2019-10-31."""

Day = Annotated[date, BeforeValidator(_day)]
"""A day: 2026-11-23."""

Count = Annotated[int | Literal["unknown"], BeforeValidator(_count)]
"""How many people, or `unknown` where the source does not say."""

Number = Annotated[int, BeforeValidator(_number)]
"""A whole number."""

Address = Annotated[str, StringConstraints(pattern=ADDRESS, max_length=LONGEST_ADDRESS)]
"""A web address."""

SiteAddress = Annotated[str, StringConstraints(pattern=SITE, max_length=LONGEST_ADDRESS)]
"""A web address that others are made from, so it has neither query nor fragment."""

MailAddress = Annotated[str, StringConstraints(pattern=MAIL, max_length=LONGEST_ADDRESS)]
"""One mail address; with more than that, a link could write to somebody else as well."""

Doi = Annotated[str, StringConstraints(pattern=DOI, max_length=LONGEST_ADDRESS)]
"""A DOI without any address before it."""

Pmid = Annotated[str, StringConstraints(pattern=PMID)]
"""A PubMed number."""

Pmcid = Annotated[str, StringConstraints(pattern=PMCID)]
"""A PubMed Central number, with PMC before its digits."""

EditLink = Annotated[str, StringConstraints(pattern=EDIT_LINK, max_length=LONGEST_ADDRESS)]
IssueLink = Annotated[str, StringConstraints(pattern=ISSUE_LINK, max_length=LONGEST_ADDRESS)]
"""How a code host makes up its addresses; only the named places are filled."""
