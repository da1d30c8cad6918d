"""Word classes and lemmas, as the model's own rules give them, looked up by word, tag and role: news prose says the same words
over and over, and matching all the rules anew at every token costs as much as the parse."""

import re
from collections.abc import Iterable
from typing import Any

from numpy import array, uint64
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

NAME = "onrecord_forms"
MOST = 200_000
"""Entries kept; a build over a large archive starts over rather than grow without end."""
OTHER = "word"
"""Stands for every word that no rule names."""
SET = [TAG, DEP, POS, LEMMA]
Key = tuple[int, int, int]
Said = tuple[str, str, str]


class Forms:
    """Stands for a model's attribute ruler and lemmatizer. A rule on one token depends on its tag, its role and, for the words
    that rules name, the word: its outcome is worked out once, by the model's own components. The few rules on two tokens
    ("there were") are matched where a token stands that one of them begins with. Morphological features, which nothing reads,
    are left out."""

    def __init__(self, nlp: Language) -> None:
        ruler, self.lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
        # The lemmatizer looks words up in lists of tens of thousands.
        index = self.lemmatizer.lookups.get_table("lemma_index")  # type: ignore[attr-defined]
        for part, listed in list(index.items()):
            index[part] = frozenset(listed)
        self.vocab = nlp.vocab
        self.alone, self.joined = AttributeRuler(nlp.vocab), AttributeRuler(nlp.vocab)
        self.opens = Matcher(nlp.vocab)
        tokens: list[dict[str, Any]] = []
        for rule in ruler.patterns:  # type: ignore[attr-defined]
            single = all(len(pattern) == 1 for pattern in rule["patterns"])
            (self.alone if single else self.joined).add(**rule)
            if not single:
                self.opens.add("opens", [pattern[:1] for pattern in rule["patterns"]])
            tokens += [token for pattern in rule["patterns"] for token in pattern]
        self.named = re.compile("|".join(named(tokens)), re.I)
        self.outcomes: dict[Said, tuple[Said, str, str, bool]] = {}
        self.known: dict[Key, tuple[tuple[int, ...], bool]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Sets classes and lemmas (and tags and roles where a rule changes them) of a parsed text."""
        keys: list[Key] = list(map(tuple, doc.to_array([ORTH, TAG, DEP]).tolist()))
        self.learn({key for key in keys if key not in self.known})
        if keys:
            found = [self.known[key] for key in keys]
            doc.from_array(SET, array([row for row, _ in found], dtype=uint64))  # type: ignore[arg-type]
            if any(opens for _, opens in found):
                self.joined(doc)
        return doc

    def learn(self, keys: set[Key]) -> None:
        """Works out, for words with their tags and roles, what `__call__` sets, and whether a rule on two tokens may begin
        there."""
        if not keys:
            return
        if len(self.known) > MOST:
            self.known.clear()
        words = [self.vocab.strings[word] for word, _, _ in keys]
        said = [
            (word if self.named.fullmatch(word) else OTHER, self.vocab.strings[tag], self.vocab.strings[role])
            for word, (_, tag, role) in zip(words, keys, strict=True)
        ]
        self.rule({one for one in said if one not in self.outcomes})
        found = [self.outcomes[one] for one in said]
        tags, roles, classes = ([outcome[0][i] for outcome in found] for i in range(3))
        morphs, lemmas = [outcome[1] for outcome in found], [outcome[2] for outcome in found]
        heads = list(range(len(words)))
        apart = Doc(
            self.vocab, words=words, tags=tags, deps=roles, pos=classes, morphs=morphs, lemmas=lemmas, heads=heads
        )  # fmt: skip
        rows = self.lemmatizer(apart).to_array(SET).tolist()
        for key, row, outcome in zip(keys, rows, found, strict=True):
            self.known[key] = tuple(row), outcome[3]

    def rule(self, said: set[Said]) -> None:
        """Notes what the one-token rules make of words with their tags and roles."""
        if not said:
            return
        words, tags, roles = zip(*said, strict=True)
        apart = Doc(self.vocab, words=list(words), tags=list(tags), deps=list(roles), heads=list(range(len(said))))
        opening = {start for _, start, _ in self.opens(apart)}
        for one, token in zip(said, self.alone(apart), strict=True):
            changed = (token.tag_, token.dep_, token.pos_)
            self.outcomes[one] = changed, str(token.morph), token.lemma_, token.i in opening


def named(tokens: Iterable[dict[str, Any]]) -> list[str]:
    """Patterns of the words that a rule may tell from others: those its tokens name, and white space."""
    found = [r"\s+"]
    for token in tokens:
        for attribute, wanted in token.items():
            if attribute == "LOWER":
                several: dict[str, Any] = wanted if isinstance(wanted, dict) else {"IN": [wanted]}
                found += [re.escape(word) for word in several.get("IN", ())]
                found.append(several.get("REGEX", r"\s+"))
                if not several.keys() <= {"IN", "REGEX"}:
                    found.append(".*")
            elif attribute not in ("TAG", "DEP", "IS_SPACE"):
                found.append(".*")
    return list(dict.fromkeys(found))


@Language.factory(NAME)
def _forms(nlp: Language, name: str) -> Forms:
    return Forms(nlp)


def install(nlp: Language) -> None:
    """Puts the lookup in the place of the two components it stands for."""
    nlp.add_pipe(NAME, last=True)
    nlp.remove_pipe("attribute_ruler")
    nlp.remove_pipe("lemmatizer")
