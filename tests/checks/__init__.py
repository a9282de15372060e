"""Rules that editions must keep."""
