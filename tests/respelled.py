"""The invented guide with other words in each text of its records, made from the records' shapes.

So a field that is added is tried by itself.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from generator.evidence.records import KINDS, SINGLE, Record
from generator.evidence.records.shape import FieldOfRecord, Holds, fields_of
from generator.reading.folder import Folder

FORMED = {"language", "mail", "doi", "pmid", "pmcid", "edit_link", "issue_link"}
"""Fields that have a form."""

KEPT = FORMED | {"formerly", "not_read", "title_not_seen"}


def respelled(base: Folder, respell: Callable[[str, FieldOfRecord], str]) -> Folder:
    """Return a guide in which `respell` gave each text that records hold, or could hold, anew."""
    texts = dict(base.texts)

    def change(model: Any, value: dict[str, Any]) -> None:
        if '"seal"' in json.dumps(value) and "evidence" not in value:
            return  # a seal takes a fingerprint of the words and of their place
        for field in fields_of(model):
            held = value.get(field.name)
            is_text = field.value.holds is Holds.TEXT and not field.value.part
            if held is None and issubclass(model, Record) and is_text:
                held = ["More"] if field.is_list else "More"
            if held is None or field.name in KEPT:
                continue
            if field.value.part:
                for part in held if isinstance(held, list) else [held]:
                    change(field.value.part, part)
            elif field.value.holds is Holds.TEXT and field.value.words == ():
                if isinstance(held, list):
                    value[field.name] = [respell(text, field) for text in held]
                else:
                    value[field.name] = respell(held, field)

    for path, text in base.texts.items():
        model = next((m for m in (*SINGLE.values(), *KINDS.values()) if _is_of(m, path)), None)
        if model:
            value = yaml.load(text, Loader=yaml.BaseLoader)
            if "withdrawn" not in value:
                change(model, value)
                texts[path] = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    return replace(base, texts=texts)


def _is_of(model: Any, path: str) -> bool:
    stem = Path(path).stem
    return bool(path == model.path_for(stem)) and (not model.is_single or stem == model.noun)
