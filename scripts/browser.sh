#!/bin/sh
# Sees to it that a Chromium starts for the browser tests: one that is there, Debian's package, or,
# where that cannot be installed, Playwright's own. The first argument is the environment's bin.
set -eu

bin=$1

if "$bin/python" -m tests.browser 2>/dev/null; then
  exit 0
fi

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

if command -v apt-get >/dev/null 2>&1 && as_root true 2>/dev/null; then
  echo "No Chromium starts here; installing Debian's package." >&2
  as_root apt-get update -qq >&2
  # libatomic1: Playwright's driver needs it, and a bare Debian does not have it.
  as_root apt-get install -y -qq chromium libatomic1 >&2
else
  echo "No Chromium starts here; fetching Playwright's own." >&2
  "$bin/python" -m playwright install chromium
fi

"$bin/python" -m tests.browser
