"""The record types of format 1, one file each."""

from diplonews.records.base import Record as Record
from diplonews.records.meeting import Meeting as Meeting
from diplonews.records.memorandum import Memorandum as Memorandum
from diplonews.records.statement import Statement as Statement
from diplonews.records.visit import Visit as Visit
