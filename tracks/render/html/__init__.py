"""A document as one HTML file that asks for nothing else: blocks, pictures, a page around them."""
