"""Sanctions in diplomatic news: an extension of diplonews."""

from __future__ import annotations

from importlib import resources

from diplonews import Registry
from diplonews.lexicon import Row, table
from sanctionsnews.record import Sanction as Sanction


def words() -> list[Row]:
    """The rows of ``words.tsv``."""
    return table(resources.files(__name__).joinpath("words.tsv").read_text(encoding="utf-8"), "sanctionsnews/words.tsv")


def extend(registry: Registry) -> Registry:
    """The registry with sanctions, and with words that such news uses in statements and instruments."""
    return (
        registry.with_type(Sanction, "sanctionsnews.parser:parse", words={"sanctionsnews": words()})
        .with_words("cues", [{"term": "thunder against", "takes": "np", "object": "no", "passive": "no", "sense": "condemn"}])
        .with_words(
            "instruments",
            [
                {"term": "sanctions waiver", "kind": "I", "instrument": "arrangement", "number": "s"},
                {"term": "sanctions waivers", "kind": "I", "instrument": "arrangement", "number": "p"},
            ],
        )
        .with_words(
            "plover_events",
            [
                {"name": "sanction.imposed", "record": "sanction", "where": "status=imposed|extended", "event": "SANCTION",
                 "cameo": "163", "roles": "senders > targets"},
                {"name": "sanction.threatened", "record": "sanction", "where": "status=threatened", "event": "THREATEN",
                 "mode": "restrict", "cameo": "1312", "roles": "senders > targets"},
                {"name": "sanction.lifted", "record": "sanction", "where": "status=lifted", "event": "RETREAT",
                 "mode": "ease", "cameo": "085", "roles": "senders > targets"},
            ],
        )
    )  # fmt: skip
