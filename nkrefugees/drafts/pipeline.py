"""spaCy's tokens and rule matcher on a blank English pipeline; the only door to spaCy."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from nkrefugees.errors import MissingLibrary

try:
    from spacy.lang.en import English
    from spacy.language import Language
    from spacy.matcher import Matcher, PhraseMatcher
    from spacy.tokens import Doc, Span
    from spacy.util import compile_infix_regex, filter_spans
except ImportError as missing:
    raise MissingLibrary("spacy", "code") from missing

__all__ = ["Doc", "Matcher", "Span", "filter_spans", "matcher", "names", "phrases", "read", "runs", "tokens"]
_GAP = 4


@Language.component("nkrefugees_lines")
def _lines(doc: Doc) -> Doc:
    """Let a sentence begin behind a line feed, unless a line is broken within it."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.is_space and "\n" in before.text:
            token.is_sent_start = before.text.count("\n") > 1 or not token.text[0].islower()
    return doc


@cache
def _pipeline() -> Language:
    language = English()
    dashes = [r"(?<=[0-9])[–—-](?=[0-9A-Za-z])", r"[…—]"]
    infixes = compile_infix_regex([*language.Defaults.infixes, *dashes])
    tokenizer: Any = language.tokenizer
    tokenizer.infix_finditer = infixes.finditer
    language.add_pipe("nkrefugees_lines")
    language.add_pipe("sentencizer", config={"overwrite": False})
    return language


def read(text: str) -> Doc:
    r"""Cut a text into words and sentences; a line feed ends one that it does not break.

    Examples
    --------
    >>> [sentence.text for sentence in read("Two fled. One\nfell, in May.").sents]
    ['Two fled.', 'One\nfell, in May.']
    """
    return _pipeline()(text)


@cache
def phrases() -> dict[str, dict[str, list[str]]]:
    """The words and phrases that the drafts go by, from ``phrases.toml``."""
    text = resources.files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def tokens(phrase: str) -> list[dict[str, Any]]:
    """Turn a phrase into a pattern of spaCy's matcher.

    Examples
    --------
    >>> [sorted(token) for token in tokens("no official~ confirmation")]
    [['LOWER'], ['LOWER', 'OP'], ['LOWER']]
    """
    pattern: list[dict[str, Any]] = []
    for word in _words(phrase):
        if word == "...":
            pattern += [{"IS_SENT_START": False, "IS_SPACE": False, "OP": "?"}] * _GAP
            continue
        lower = {"REGEX": f"^(?:{word.removesuffix('~').lower()})$"}
        pattern.append({"LOWER": lower, "OP": "?"} if word.endswith("~") else {"LOWER": lower})
    return pattern


def _words(phrase: str) -> list[str]:
    """Split a phrase at spaces outside brackets."""
    parts, depth = [""], 0
    for character in phrase:
        depth += (character == "(") - (character == ")")
        if character == " " and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return parts


@cache
def matcher(section: str, *keys: str) -> Matcher:
    """The matcher of a section of ``phrases.toml``; its labels are the section's keys."""
    made = Matcher(read("").vocab)
    for key, rows in phrases()[section].items():
        if not keys or key in keys:
            made.add(key, [tokens(row) for row in rows], greedy="LONGEST")
    return made


def runs(doc: Doc, section: str, *keys: str) -> list[Span]:
    """Find the phrases of a section, each with its label; of those that overlap the longest."""
    found = matcher(section, *keys)(doc, as_spans=True)
    return sorted(filter_spans(found), key=lambda span: span.start)


def names(doc: Doc, listed: Iterable[tuple[str, str]], attr: str = "LOWER") -> Iterator[Span]:
    """Find names as they are written, each labelled with what it names."""
    made = PhraseMatcher(doc.vocab, attr=attr)
    for label, name in listed:
        made.add(label, [_pipeline().make_doc(name)])
    yield from made(doc, as_spans=True)
