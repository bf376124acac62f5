"""The forms that names take in Russian and Ukrainian sentences, made by rule from the nominative; no dictionary."""

from archive.text.declension.analyses import Analysis, agree, analyses, every_form

__all__ = ["Analysis", "agree", "analyses", "every_form"]
