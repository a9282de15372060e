"""Blocks to paper or screen: text, Markdown, HTML, Word, Excel; nothing of the field is known here."""
