"""How the guide wants to be cited, for programs: a Citation File Format, version 1.2.0."""

import json

from generator.evidence.evidence import Evidence
from generator.publishing.words import Words


def citation_file(evidence: Evidence, words: Words) -> str:
    """Return the guide's CITATION.cff.

    The format asks for an author: where no editors are named, it is those who contribute.
    """
    guide = evidence.guide
    editors = [maker.name for maker in guide.editors]
    fields = {
        "cff-version": "1.2.0",
        "message": words.plain("data.please_cite"),
        "type": "dataset",
        "title": guide.title,
        "abstract": " ".join(guide.summary.split()),
        "authors": [{"name": name} for name in editors or [words.plain("data.contributors")]],
        "version": guide.edition,
        "date-released": guide.published.isoformat(),
        "license": guide.licence,
        "url": evidence.contact.site,
        "repository-code": evidence.contact.repository,
    }
    # A line of JSON is YAML as well, no matter what the text contains.
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n"
        for name, value in fields.items()
        if value
    ]
    return "".join(lines)
