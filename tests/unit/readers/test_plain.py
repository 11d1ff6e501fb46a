"""Which bytes are text, in which encoding, and one clear line for those that are not."""

from __future__ import annotations

import codecs
import io
from pathlib import Path

import pytest

from diplonews.errors import ReadError
from diplonews.readers.plain import decode, read_bytes, read_stream

TEXT = "Zoë Şahin met “Ĉiril”.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_encodings(data: bytes) -> None:
    assert decode(data, "a.txt") == TEXT


def test_windows_1252() -> None:
    assert decode("Zoë said “no” – twice…".encode("cp1252"), "a.txt") == "Zoë said “no” – twice…"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "a.txt: is empty"),
        (b" \n\t", "a.txt: is empty"),
        (codecs.BOM_UTF8, "a.txt: is empty"),
        (codecs.BOM_UTF16_LE + " ".encode("utf-16-le"), "a.txt: is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.txt: is binary, not text"),
        (b"a\x00b", "a.txt: is binary, not text"),
        (bytes(range(1, 32)) * 20, "a.txt: is binary, not text"),
        (b"%PDF-1.7 and so on", "a.txt: is a PDF, not text"),
        (b"PK\x03\x04", "a.txt: is a ZIP archive or office document, not text"),
        (b"{\\rtf1 text}", "a.txt: is an RTF file, not text"),
        (b"caf\xe9 \x81", "a.txt: is neither UTF-8 nor Windows-1252"),
        (codecs.BOM_UTF16_LE + b"a", "a.txt: is damaged UTF-16"),
    ],
)
def test_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "a.txt")
    assert str(caught.value) == reason


def test_a_stray_control_character_is_still_text() -> None:
    assert decode(b"The ministers met.\x07 " * 9, "a.txt").startswith("The ministers")


def test_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    assert read_bytes(tmp_path / "a.txt") == b"text"
    for bad, reason in [(tmp_path, "is a directory"), (tmp_path / "none.txt", "no such file or directory")]:
        with pytest.raises(ReadError) as caught:
            read_bytes(bad)
        assert str(caught.value) == f"{bad}: {reason}"
    with pytest.raises(ReadError, match="null"):
        read_bytes(Path("a\x00b"))


def test_size_is_capped_and_can_be_raised() -> None:
    with pytest.raises(ReadError) as caught:
        read_stream(io.BytesIO(b"12345"), "a.txt", max_bytes=4)
    assert str(caught.value) == "a.txt: is larger than 4 bytes"
    assert read_stream(io.BytesIO(b"12345"), "a.txt", max_bytes=5) == b"12345"
