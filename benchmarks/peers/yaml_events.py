"""Peer of `tracks import` of YAML: PyYAML's C parser merely reads the events.

Usage: yaml_events.py FILE
"""

import sys
from pathlib import Path

from yaml._yaml import CParser

parser = CParser(Path(sys.argv[1]).read_text(encoding="utf-8"))
while parser.check_event():
    parser.get_event()
