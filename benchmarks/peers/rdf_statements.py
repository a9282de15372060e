"""Peer of `tracks validate` of RDF: pyoxigraph reads the statements, and they are counted by property.

Usage: rdf_statements.py FILE
"""

import sys
from collections import Counter

from pyoxigraph import parse


def main(file: str) -> Counter[str]:
    return Counter(quad.predicate.value for quad in parse(path=file))


if __name__ == "__main__":
    for name, number in main(sys.argv[1]).most_common():
        print(number, name)
