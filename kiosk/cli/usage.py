"""What is wrong with a command line, in the person's words: Typer knows it in English only.

Rules:
- a mistake is known by the kind of Typer's error and what it carries, its English words only where it carries nothing;
- a mistake of a kind we do not know is still told in the person's language, with where to read how it is done;
- nobody is led to ``--force`` by a slip of the finger: it is never offered;
- a sentence of our own in a ``BadParameter`` is told as it is.
"""

import re
from collections.abc import Callable
from typing import Any

import typer
from pydantic import ValidationError
from typer.exceptions import TyperException

from kiosk.cli.common import message, t
from kiosk.core.canonical import legible
from kiosk.core.errors import BadCommandError
from kiosk.settings import reason_of

_LONGEST = 60
_SAID = (
    (r'No such command (?P<found>.*?)\.?(?: Did you mean .*)?$', 'no_command'),
    (r'Got unexpected extra arguments?(?:\(s\))? \((?P<found>.*)\)$', 'extra'),
    ('Missing command', 'missing_command'),
)
_PATHS = (('does not exist', 'not_there'), ('is a file', 'not_folder'), ('is a directory', 'not_file'))


def sentence(error: TyperException) -> str:
    """Return, on one line, what is wrong with a command and where to read how it is done."""
    if isinstance(error, typer.BadParameter) and error.param is None:
        return ' '.join(error.message.split())
    told = message(BadCommandError(**_facts(error)))
    context = getattr(error, 'ctx', None)
    return f'{told} {t("usage.help", command=context.command_path if context else "kiosk")}'


def _facts(error: TyperException) -> dict[str, Any]:
    if carried := _CARRIED.get(type(error).__name__):
        return carried(error)
    for pattern, reason in _SAID:
        if found := re.match(pattern, error.message, re.DOTALL):
            return {'reason': reason, **{name: _shown(text) for name, text in found.groupdict().items()}}
    return {}


def _missing(error: Any) -> dict[str, Any]:
    kind = getattr(error.param, 'param_type_name', 'option')
    return {'reason': 'missing_argument' if kind == 'argument' else 'missing_option', 'name': _name(error)}


def _no_option(error: Any) -> dict[str, Any]:
    near = ', '.join(sorted({*(error.possibilities or ())} - {'--force'}))
    return {'reason': 'near_option' if near else 'no_option', 'name': legible(error.option_name), 'allowed': near}


def _bad_value(error: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {'reason': 'value', 'name': _name(error), 'found': _quoted(error.message)}
    if choice := re.search(r'is not one of (.*?)\.?$', error.message):
        facts |= {'reason': 'choice', 'allowed': choice[1].replace("'", '')}
    elif isinstance(error.__cause__, ValidationError):
        fault = error.__cause__.errors()[0]
        facts |= {**reason_of(fault), 'found': _shown(str(fault['input']))}
    for words, reason in _PATHS:
        if words in error.message:
            facts |= {'reason': reason}
    return facts


def _option_usage(error: Any) -> dict[str, Any]:
    reason = 'needs_value' if 'requires' in error.message else 'takes_no_value'
    return {'reason': reason, 'name': legible(error.option_name)}


def _name(error: Any) -> str:
    return str(error.param.get_error_hint()).replace("'", '') if error.param else ''


def _quoted(text: str) -> str:
    found = re.search(r"'(.*?)'", text)
    return _shown(found[1]) if found else '…'


def _shown(text: str) -> str:
    return legible(text.strip('\'"'))[:_LONGEST]


_CARRIED: dict[str, Callable[[Any], dict[str, Any]]] = {
    'MissingParameter': _missing,
    'NoSuchOption': _no_option,
    'NoArgsIsHelpError': lambda _: {'reason': 'missing_command'},
    'BadOptionUsage': _option_usage,
    'BadParameter': _bad_value,
}
"""What reads the mistake out of an error, by the name of its kind: Typer does not export the kinds themselves."""
