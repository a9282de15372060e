"""The words of RDF that are written and read, each as an IRI (docs/adr/0011).

SKOS, XKOS 1.2, DCMI Metadata Terms, OWL 2 and ADMS, and a few of our own where no standard has one.
"""

import re
from collections.abc import Mapping
from functools import cache

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XKOS = "http://rdf-vocabulary.ddialliance.org/xkos#"
DCT = "http://purl.org/dc/terms/"
ADMS = "http://www.w3.org/ns/adms#"
ADMS_STATUS = "http://purl.org/adms/status/"
TRACKS = "urn:tracks:terms:"

PREFIXES: Mapping[str, str] = {
    "adms": ADMS,
    "dct": DCT,
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "tracks": TRACKS,
    "xkos": XKOS,
    "xsd": XSD,
}
"""What stands for the first part of these IRIs, in files and in `columns:`: skos:notation."""

TYPE = f"{RDF}type"
FIRST = f"{RDF}first"
REST = f"{RDF}rest"
NIL = f"{RDF}nil"
VALUE = f"{RDF}value"
PROPERTY = f"{RDF}Property"
LABEL = f"{RDFS}label"

CONCEPT_SCHEME = f"{SKOS}ConceptScheme"
CONCEPT = f"{SKOS}Concept"
PREF_LABEL = f"{SKOS}prefLabel"
ALT_LABEL = f"{SKOS}altLabel"
NOTATION = f"{SKOS}notation"
DEFINITION = f"{SKOS}definition"
NOTE = f"{SKOS}note"
EDITORIAL_NOTE = f"{SKOS}editorialNote"
SCOPE_NOTE = f"{SKOS}scopeNote"
BECAUSE = f"{SKOS}changeNote"
IN_SCHEME = f"{SKOS}inScheme"
BROADER = f"{SKOS}broader"
NARROWER = f"{SKOS}narrower"
HAS_TOP_CONCEPT = f"{SKOS}hasTopConcept"
TOP_CONCEPT_OF = f"{SKOS}topConceptOf"
MEMBER = f"{SKOS}member"
EXACT_MATCH = f"{SKOS}exactMatch"
BROAD_MATCH = f"{SKOS}broadMatch"
NARROW_MATCH = f"{SKOS}narrowMatch"
RELATED_MATCH = f"{SKOS}relatedMatch"

CLASSIFICATION_LEVEL = f"{XKOS}ClassificationLevel"
CORRESPONDENCE = f"{XKOS}Correspondence"
CONCEPT_ASSOCIATION = f"{XKOS}ConceptAssociation"
BELONGS_TO = f"{XKOS}belongsTo"
FOLLOWS = f"{XKOS}follows"
LEVELS = f"{XKOS}levels"
NUMBER_OF_LEVELS = f"{XKOS}numberOfLevels"
DEPTH = f"{XKOS}depth"
COMPARES = f"{XKOS}compares"
MADE_OF = f"{XKOS}madeOf"
SOURCE_CONCEPT = f"{XKOS}sourceConcept"
TARGET_CONCEPT = f"{XKOS}targetConcept"
CORE_CONTENT_NOTE = f"{XKOS}coreContentNote"

TITLE = f"{DCT}title"
IDENTIFIER = f"{DCT}identifier"
CITATION = f"{DCT}bibliographicCitation"
DOCUMENT = f"{DCT}BibliographicResource"
IS_VERSION_OF = f"{DCT}isVersionOf"
PUBLISHER = f"{DCT}publisher"
ISSUED = f"{DCT}issued"
VALID = f"{DCT}valid"
SOURCE = f"{DCT}source"
REPLACES = f"{DCT}replaces"
IS_REPLACED_BY = f"{DCT}isReplacedBy"

VERSION_INFO = f"{OWL}versionInfo"
OWL_DEPRECATED = f"{OWL}deprecated"
STATUS = f"{ADMS}status"
DEPRECATED = f"{ADMS_STATUS}Deprecated"
UNDER_DEVELOPMENT = f"{ADMS_STATUS}UnderDevelopment"

LISTING = f"{TRACKS}listing"
"""Of a level: whether the edition names all of its items (complete), some (partial), or has none of it (none).

Of an edition that has a level of which it names but some: partial."""
PARENT = f"{TRACKS}parent"
"""Of an item that stands under several: its parent, since statements have no order."""
UNPLACED = f"{TRACKS}unplaced"
"""Of an item: true where nobody says what it stands under, so that it is no top concept."""
PARTIAL = f"{TRACKS}partial"
"""Of an association: true where the sources live on and only a part of them is carried on."""
WIDER = f"{TRACKS}wider"
"""Of an association: true where the targets hold more than what is carried on in them."""
WEIGHT = f"{TRACKS}weight"
"""Of an association: the share of its one source that goes to its one target, from 0 to 1."""
PREVIOUS = f"{TRACKS}previous"
"""Of an edition: the label of the one that it says it is held against; `xkos:follows` is always told."""
VALUES = f"{TRACKS}values"
"""Of an attribute: what its values are (number, text, date, flag)."""
SUM = f"{TRACKS}sum"
"""Of an attribute: true where its numbers may be added up."""

BOOLEAN = f"{XSD}boolean"
POSITIVE = f"{XSD}positiveInteger"
DECIMAL = f"{XSD}decimal"
DAY = f"{XSD}date"
MONTH = f"{XSD}gYearMonth"
YEAR = f"{XSD}gYear"
JSON = f"{RDF}JSON"

_LOCAL = re.compile("[A-Za-z]+")


@cache
def short(iri: str) -> str | None:
    """Return a term with its prefix, such as skos:notation; None where it has none of PREFIXES.

    What was asked is kept: there are but few terms.
    """
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and _LOCAL.fullmatch(iri, len(start)):
            return f"{prefix}:{iri[len(start) :]}"
    return None
