"""Answers as blocks and as the data of pictures: how people read them."""
