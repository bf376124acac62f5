"""The intake desk: a text is pasted or sent, seen beside what was understood, corrected and kept as a draft."""
