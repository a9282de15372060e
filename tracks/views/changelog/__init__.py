"""A changelog as people read it: its chapters, its pictures, the sheets of its workbook."""
