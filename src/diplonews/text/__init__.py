"""The text layer, whose offsets are always those of the text as it was given.

In order: ``tokens`` cuts the text, ``layout`` finds its paragraphs, ``sentences`` its sentences, ``quotations`` what stands in quotation
marks, and ``furniture`` what is on the page and is no news.
"""

from diplonews.text.tokens import Tokens as Tokens
from diplonews.text.tokens import fold as fold
from diplonews.text.tokens import tokenize as tokenize
