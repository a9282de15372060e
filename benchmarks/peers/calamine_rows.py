"""Peer of reading a sheet by `read:`: calamine reads its rows and drops them.

Usage: calamine_rows.py FILE
"""

import sys

from python_calamine import CalamineWorkbook

for _ in CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python():
    pass
