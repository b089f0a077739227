#!/bin/sh
# Sees to it that Pango is there, which WeasyPrint draws with: see `make benchmark`.
set -eu

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

if ldconfig -p 2>/dev/null | grep -q libpangoft2-1.0; then
  exit 0
fi
if command -v apt-get >/dev/null 2>&1 && as_root true 2>/dev/null; then
  as_root apt-get update -qq >&2
  as_root apt-get install -y -qq --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 >&2
else
  echo "Pango may be missing here: install it with your system's packages." >&2
fi
