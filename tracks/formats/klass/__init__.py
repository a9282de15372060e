"""JSON as the API of Statistics Norway's KLASS gives it, saved to files: a layout that nobody need write."""
