"""Shows the results of comparing words with their sources."""

from collections.abc import Mapping, Sequence

from generator.editing.seals import Compared, SealResult

TO_SEAL: Mapping[SealResult, str] = {
    SealResult.NOT_FOUND: "Compare the quote with its source, and the file with what you read.",
    SealResult.AMBIGUOUS: "Write the words just before and after it under `selector`, as `prefix` "
    "and `suffix`.",
    SealResult.DIFFERENT: "[-This-] is only here, {+this+} only in the source. Write it as "
    "the source does.",
    SealResult.SHARED: "Say it in other words. Where the source repeats here what others wrote, "
    "such as a title, give the text of that with `--except`.",
    SealResult.NOT_WRITABLE: "Write each field on a line of its own there, and run the command "
    "again.",
}
"""What to do where something could not be sealed."""


def seals_as_text(compared: Sequence[Compared]) -> str:
    """Return the result of each comparison with a source, what to do about it, and a count."""
    shown = []
    for one in compared:
        place = one.place
        lines = [f"{place.path}:{place.line}:{place.column}: {one.outcome.value}: {one.item.id}"]
        lines += [f"      | {one.shown}"] if one.shown else []
        lines += [f"  help: {TO_SEAL[one.outcome]}"] if one.outcome in TO_SEAL else []
        shown.append("\n".join(lines))
    outcomes = [one.outcome for one in compared]
    counts = [f"{n} {outcome.value}" for outcome in SealResult if (n := outcomes.count(outcome))]
    return "\n".join([*shown, ", ".join(counts) or "nothing to seal"])
