"""What can be wrong with a draft: its facts, its state, its paragraphs."""

from kiosk.core.error_base import MisuseError, RefusedError


class UnknownKindError(MisuseError):
    """No such kind of document can be drafted (``kind``, ``known``: the slugs)."""

    key = 'draft.unknown_kind'


class BadFactError(MisuseError):
    """A field of the form cannot be used.

    ``field``: its label; ``reason``: too_long (length, limit) | too_many (length, limit) | shouted
    | unknown_unit (found, known) | unknown_signing (found, known) | unknown_part (found, known) | twice (found)
    | ragged (row, cells, columns).
    """

    key = 'draft.bad_fact'


class BadLetterheadError(MisuseError):
    """The letterhead setting cannot be used (``field``, ``reason``: empty | too_long | symbol | twice)."""

    key = 'draft.bad_letterhead'


class FactsFileError(MisuseError):
    """A facts file breaks its form (``file``, ``line``, ``rule``, and what the rule names)."""

    key = 'draft.facts_file'


class NoFactsFileError(MisuseError):
    """A facts file cannot be read (``file``, ``reason``: none | folder | not_readable | too_large)."""

    key = 'draft.no_facts_file'


class DraftIncompleteError(RefusedError):
    """Something is still missing, so it is no finished document (``fields``: their labels, in one text)."""

    key = 'draft.incomplete'


class DraftUnsupportedError(RefusedError):
    """Paragraphs say what the given facts do not (``items``: the words, in one text)."""

    key = 'draft.unsupported'


class DraftLayoutError(RefusedError):
    """The words themselves break a layout rule (``rule``, ``words``, ``want`` of the first finding)."""

    key = 'draft.layout'


class DraftOutError(MisuseError):
    """A draft is written to a ``.docx`` only (``file``)."""

    key = 'draft.out'
