"""`python -m tracks` is `tracks`."""

import sys

from tracks.cli import main

sys.exit(main())
