"""What is wrong with a command or a setting before anything is done."""

from kiosk.core.error_base import MisuseError


class BadCommandError(MisuseError):
    """A command is not put as it must be, or a setting has a value it cannot have (``reason``, ``name``, ``found``).

    ``reason`` is missing_argument | missing_option | extra | missing_command | no_command | no_option | near_option |
    needs_value | takes_no_value, or of a value: whole | number | low | above | high | choice | not_there | not_folder |
    not_file | value. ``limit`` is the bound, ``allowed`` what is taken instead.
    """

    key = 'usage'


class OutTakenError(MisuseError):
    """A file is there already and nobody said that it may be written over (``file``)."""

    key = 'document.out_taken'
