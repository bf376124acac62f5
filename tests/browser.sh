#!/usr/bin/env bash
# Make sure that there is a Chromium for the browser tests: install Debian's where we may, else say what is missing.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium for the browser tests …"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
  exit 0
fi
if [ -n "${CI:-}" ]; then echo "No Chromium: the browser tests cannot run." >&2; exit 1; fi
echo "No Chromium found: the browser tests will be skipped. Install the package 'chromium' to run them." >&2
