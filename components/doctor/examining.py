"""One look at everything, in the order in which a set-up is made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from components.doctor import books, machine, world
from components.doctor.finding import Finding, broken
from components.faults import BadInput
from components.settings import read_secrets, read_settings, secrets_file


def examined(environ: Mapping[str, str], root: Path) -> tuple[Finding, ...]:
    """Look at a set-up. Raises nothing that a set-up can be guilty of."""
    found = [*machine.python(), *machine.packages(root / "requirements.txt")]
    written = secrets_file(environ, root)
    found += machine.secrets_file(written)
    try:
        secrets = read_secrets(written)
        settings = read_settings(environ, secrets, root)
    except BadInput as fault:
        return (
            *found,
            broken("Settings", f"{fault.field}: {fault.message}", "Correct it; the README names every setting."),
        )
    for look in (machine.data_folder, books.database, world.api, world.webhook_address, world.mail, world.tiles):
        found += look(settings)
    found += world.sign_in(secrets)
    found += world.listening(root / ".streamlit" / "config.toml", secrets)
    return tuple(found)
