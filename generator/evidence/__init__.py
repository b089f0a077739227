"""All records together, and what can be asked of them."""

from generator.evidence.evidence import Evidence

__all__ = ["Evidence"]
