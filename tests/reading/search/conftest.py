"""Fixtures for the index."""

from tests.reading.search.asking import desk

__all__ = ["desk"]
