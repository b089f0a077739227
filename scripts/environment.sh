#!/bin/sh
# Makes .venv and installs what the lock file named as the first argument pins.
# On a Debian without the venv module that module is installed first, where that is allowed.
set -eu

lock=$1
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Python 3.11 or later is needed; \`$python\` is not that. Try: make PYTHON=python3.12 ..." >&2
  exit 1
fi

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
  if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    echo "Python's venv module is missing; installing Debian's package python3-venv." >&2
    if ! { as_root apt-get update -qq && as_root apt-get install -y -qq python3-venv; } >&2; then
      echo "That did not work. Ask somebody who may: apt-get install python3-venv" >&2
      exit 1
    fi
  fi
  rm -rf .venv
  "$python" -m venv .venv
fi

.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
