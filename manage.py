#!/usr/bin/env python
"""Start anything: `manage.py help` lists what there is."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:  # before the command began, or one that needs no more than to end
        sys.exit(130)
