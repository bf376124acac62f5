"""What a transcript is, whatever file it came in: paragraphs, header, salutations, speaker labels, turns."""
