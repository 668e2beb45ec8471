"""Reading of CoNLL-U files, with the entity kinds that GUM keeps in the MISC column."""

import lzma
import re
from dataclasses import dataclass

NONE = "none"
KINDS = [NONE, "abstract", "animal", "event", "object", "organization", "person", "place", "plant", "substance", "time"]

_BRACKET = re.compile(r"\((?P<open>[^-()]+)-(?P<kind>[a-z]+)[^()]*(?P<single>\))?|(?P<close>[^()]+)\)")


@dataclass
class Sentence:
    """The basic tokens of one sentence; `document` changes where a new document starts."""

    document: int
    forms: list[str]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    misc: list[str]


def read(path):
    """All sentences of a CoNLL-U file, which may be compressed with xz. Empty nodes and ranges are left out."""
    opener = lzma.open if str(path).endswith(".xz") else open
    sentences, rows, document = [], [], 0
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document += 1
            elif not line:
                if rows:
                    sentences.append(_sentence(document, rows))
                rows = []
            elif not line.startswith("#"):
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
    if rows:
        sentences.append(_sentence(document, rows))
    return sentences


def _sentence(document, rows):
    _, forms, _, upos, xpos, _, heads, relations, _, misc = zip(*rows)
    heads = [int(head) for head in heads]
    relations = [relation.split(":")[0] for relation in relations]
    return Sentence(document, list(forms), list(upos), list(xpos), heads, relations, list(misc))


def entity_spans(misc):
    """The entities of one sentence as (first, last, kind), decoded from the `Entity=` brackets.

    A bracket `(7-person-…` opens entity 7, `7)` closes the one opened last under that number, and
    `(7-person-…)` does both. Brackets that never meet their partner in the sentence are dropped.
    """
    spans, opened = [], {}
    for index, field in enumerate(misc):
        for part in field.split("|"):
            if not part.startswith("Entity="):
                continue
            for match in _BRACKET.finditer(part.removeprefix("Entity=")):
                if match["close"]:
                    if opened.get(match["close"]):
                        first, kind = opened[match["close"]].pop()
                        spans.append((first, index, kind))
                elif match["single"]:
                    spans.append((index, index, match["kind"]))
                else:
                    opened.setdefault(match["open"], []).append((index, match["kind"]))
    return spans


def entity_kinds(sentence):
    """The kind of each token: that of the smallest entity whose syntactic head the token is, or `none`."""
    kinds = [NONE] * len(sentence.forms)
    spans = sorted(entity_spans(sentence.misc), key=lambda span: span[1] - span[0], reverse=True)
    for first, last, kind in spans:
        for index in range(first, last + 1):
            if not first <= sentence.heads[index] - 1 <= last:
                kinds[index] = kind
                break
    return kinds
