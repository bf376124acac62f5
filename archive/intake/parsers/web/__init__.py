"""Saved web pages: which of their elements hold the words, what they say of themselves, the lines taken out."""
