"""What can be wrong with a spreadsheet, and with a question that is put to it."""

from kiosk.core.error_base import MisuseError, RefusedError


class SheetError(RefusedError):
    """A spreadsheet is refused."""

    key = 'sheet.refused'


class NoSheetFileError(MisuseError):
    """There is no such file, or it cannot be read (``file``)."""

    key = 'sheet.no_file'


class SheetTooLargeError(SheetError):
    """It is larger than this machine takes (``file``, ``limit``, ``reason``: bytes, rows, columns, cells, memory…)."""

    key = 'sheet.too_large'


class SheetBombError(SheetError):
    """Unpacked it would be out of all proportion: made to fill a machine (``file``)."""

    key = 'sheet.bomb'


class SheetMacrosError(SheetError):
    """It carries macros (``file``)."""

    key = 'sheet.macros'


class SheetLockedError(SheetError):
    """It is protected with a password (``file``)."""

    key = 'sheet.locked'


class NotASheetError(SheetError):
    """It is something else (``file``, ``reason``: pdf | old | document | binary | other)."""

    key = 'sheet.not_a_sheet'


class SheetBrokenError(SheetError):
    """It cannot be read: cut off, damaged, or it asked for too much memory or time (``file``, ``reason``)."""

    key = 'sheet.broken'


class UnknownSheetError(MisuseError):
    """The file has no sheet of that name (``sheet``, ``known``)."""

    key = 'sheet.unknown'


class NoTableError(SheetError):
    """There is no table on the sheet (``sheet``, ``reason``: empty | no_rows | one_column)."""

    key = 'sheet.no_table'


class OneCellError(SheetError):
    """The whole table is one cell (``sheet``, ``cell``)."""

    key = 'sheet.one_cell'


class FormulasOnlyError(SheetError):
    """The cells hold formulas whose results were never saved (``sheet``, ``cell``: the first one)."""

    key = 'sheet.formulas_only'


class UnknownColumnError(MisuseError):
    """The table has no such column (``column``, ``known``)."""

    key = 'sheet.unknown_column'


class BadQuestionError(MisuseError):
    """A question does not fit the table (``column``, ``reason``: not_a_number, not_a_period, value, operator, …)."""

    key = 'sheet.bad_question'


class NothingToSayError(SheetError):
    """No row is left to count or to tell of (no facts)."""

    key = 'sheet.nothing_to_say'
