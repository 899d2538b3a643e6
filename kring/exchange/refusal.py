"""Why a file is refused: codes with a place and parameters. The sentences are made in the rooms."""

from kring.core.check import Fault


class Refusal(Exception):
    """A file that cannot be taken in; `faults` says why, and there is always at least one."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f"{fault.code} at {fault.place or 'the file'} {fault.params}" for fault in faults))
        self.faults = faults


def refuse(code: str, place: str = "", **params: str | int) -> Refusal:
    """A refusal for one reason, its parameters as text."""
    return Refusal(Fault(code, place, {name: str(value) for name, value in params.items()}))
