"""What the formats of the world mean: one module a format, each from text to drafts, none knowing a database."""
