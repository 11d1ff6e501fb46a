"""Who stands beside whom and shares his country, or waits for it to be told."""

from __future__ import annotations

from diplonews.mentions.mention import Mention
from diplonews.mentions.offices import LENDING, leads
from diplonews.mentions.scene import LINKS, Scene
from diplonews.values import Country


def shared(scene: Scene, mention: Mention) -> Country | None:
    """The country that the second of two leaders tells for both: "received President A and Prime Minister B of Peru"."""
    after = scene.neighbour(mention, after=True)
    if after is None or after.kind != "P" or scene.tokens.keys[mention.last : after.first] != ["and"]:
        return None
    tail = scene.tokens.keys[after.data["name"][1] : after.last]
    first = next((m for m in scene.near(mention) if m.kind == "P"), mention)
    both = leads(mention.data["offices"]) and leads(after.data["offices"]) and first is not mention
    return after.value.country if both and tail[:1] == ["of"] else None


def waits(scene: Scene, mention: Mention) -> bool:
    """Whether an office-holder stands beside one who lends him his country, and of whom none is known yet."""
    before = scene.neighbour(mention)
    if before is None or before.kind not in "PRH" or not before.who or not mention.data.get("offices"):
        return False
    gap = scene.tokens.keys[before.last : mention.first]
    known = scene.known[before.who[0]]
    beside = bool(gap) and len(gap) <= 5 and LINKS.issuperset(gap)
    return beside and known.country is None and not known.closed and not known.offices.isdisjoint(LENDING)
