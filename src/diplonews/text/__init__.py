"""The text layer: paragraphs, sentences and tokens, whose offsets are always those of the text as it was given."""

from diplonews.text.tokens import Tokens as Tokens
from diplonews.text.tokens import fold as fold
from diplonews.text.tokens import tokenize as tokenize
