"""Prints the name of the edition in one line, from the evidence.json that is named."""

import json
import sys
from pathlib import Path

if __name__ == "__main__":
    guide = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["guide"]
    sys.stdout.buffer.write(f"{' '.join(guide['edition'].split())}\n".encode())
