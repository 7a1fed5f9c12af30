"""``kiosk roster``: people at the machine's own keyboard."""

from typing import Annotated

import typer

from kiosk.cli.common import say, say_json, services, t, writing_services
from kiosk.core.access import Role

app = typer.Typer(no_args_is_help=True)


@app.command('add')
def add(
    name: Annotated[str, typer.Argument(help='Full name as certificates will show it.')],
    unit: Annotated[str, typer.Option(help='Office or village.')] = '',
    role: Annotated[Role, typer.Option(help='learner, trainer or operator.')] = Role.LEARNER,
    pin: Annotated[str, typer.Option(envvar='KIOSK_NEW_PIN', help='6 to 12 digits; asked for when absent.')] = '',
) -> None:
    """Add a person to the roster."""
    chosen = pin or typer.prompt(t('roster.pin'), hide_input=True, confirmation_prompt=t('roster.pin_again'))
    with writing_services() as opened:
        person = opened.roster.add(None, name, unit, chosen, role)
    say(t('roster.added', name=person.name, unit=person.unit, role=t(f'role.{person.role.value}')))


@app.command('list')
def everyone(
    as_json: Annotated[bool, typer.Option('--json', help='One JSON list.')] = False,
) -> None:
    """List the roster."""
    people = services().roster.everyone(None)
    if as_json:
        say_json(
            [{'id': p.id, 'name': p.name, 'unit': p.unit, 'role': p.role.value, 'active': p.active} for p in people]
        )
        return
    for person in people:
        say(f'{person.name}\t{person.unit}\t{t(f"role.{person.role.value}")}')
