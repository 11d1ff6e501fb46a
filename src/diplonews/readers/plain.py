"""Plain text from files and streams: which encoding it has, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from diplonews.errors import ReadError

MAX_BYTES = 64 * 1024 * 1024
"""The largest input that is read unless the caller asks for more."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = {b"%PDF-": "a PDF", b"{\\rtf": "an RTF file", b"PK\x03\x04": "a ZIP archive or office document"}
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")


def decode(data: bytes, name: str) -> str:
    """Text in UTF-8, in UTF-8, UTF-16 or UTF-32 with a byte order mark, or else in Windows-1252.

    ``name`` stands in errors. Raises :class:`~diplonews.errors.ReadError` for empty input, for what is no text and for what is
    in none of these encodings.
    """
    if not data.strip():
        raise ReadError(f"{name}: is empty")
    for start, what in _FOREIGN.items():
        if data.startswith(start):
            raise ReadError(f"{name}: is {what}, not text")
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    wide = marked in ("utf-16", "utf-32")
    if not wide and b"\x00" in data[:65536]:
        raise ReadError(f"{name}: is binary, not text")
    text = _decoded(data, name, (marked,) if marked else ("utf-8", "cp1252"))
    if not wide:
        odd = len(_CONTROL.findall(text[:65536]))
        if odd > len(text[:65536]) // 20:
            raise ReadError(f"{name}: is binary, not text")
    if not text.strip():
        raise ReadError(f"{name}: is empty")
    return text


def _decoded(data: bytes, name: str, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    tried = " nor ".join(("UTF-16" if e == "utf-16" else e.upper()) for e in encodings).replace(
        "CP1252", "Windows-1252"
    )
    raise ReadError(f"{name}: is neither {tried}" if len(encodings) > 1 else f"{name}: is damaged {tried}")


def read_bytes(path: Path, *, name: str | None = None, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a file; :class:`~diplonews.errors.ReadError` says in one line why there are none.

    ``name`` stands in errors, by default the path as it was given.
    """
    name = name or str(path)
    try:
        if path.is_dir():
            raise ReadError(f"{name}: is a directory")
        with path.open("rb") as stream:
            return read_stream(stream, name, max_bytes=max_bytes)
    except ReadError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise ReadError(f"{name}: {told(error)}") from error


def told(error: OSError | ValueError) -> str:
    """What the system says, in lower case and without the path."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def read_stream(stream: BinaryIO, name: str, *, max_bytes: int = MAX_BYTES) -> bytes:
    """All bytes of an open stream, up to ``max_bytes``."""
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise ReadError(f"{name}: is larger than {max_bytes:,} bytes")
    return data
