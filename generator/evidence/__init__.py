"""All records together, and what can be asked of them."""

from generator.evidence.contact import Addresses, Contact
from generator.evidence.evidence import Evidence

__all__ = ["Addresses", "Contact", "Evidence"]
