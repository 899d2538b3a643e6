"""What a terminal can do with Kring. Each command is a module with two functions.

`add(commands)` describes the command and names its arguments; `run(args)` does it
and returns the exit code. Bad input is a `Trouble`: one clear line and exit code 2.
"""


class Trouble(Exception):
    """What was asked cannot be done; the message is the one line that the person sees."""
