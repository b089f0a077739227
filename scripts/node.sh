#!/bin/sh
# Installs what the tests need from npm, as tests/node/package-lock.json pins it. Node.js itself
# comes with the test environment, whose bin is the first argument.
set -eu

bin=$(cd "$1" && pwd)
cd "$(dirname "$0")/../tests/node"

if [ node_modules/.package-lock.json -nt package-lock.json ]; then
  exit 0
fi
# The certificates that this machine trusts count, as they do for the other installers.
NODE_USE_SYSTEM_CA=1 PATH="$bin:$PATH" npm ci --no-audit --no-fund --ignore-scripts >&2
touch node_modules/.package-lock.json
