"""The index: a disposable view of the register, for finding. What it answers are keys, anchors and counts only."""
