"""The words of the domain: pure data, no file, no clock, no database."""
