"""Texts that go back to authors: new records, formatted files, schemas for editors, seals."""
