"""Why Kring does not start, in words that say what to do: of the machine's own words only what helps is left."""

import errno
import os

_FOLDER = "Name a folder that you may write in with --data"


def why(error: Exception) -> str:
    """Why an installation cannot be opened, and what to do."""
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    folder = os.environ["KRING_DATA"]
    if isinstance(error, OSError) and error.errno == errno.ENOSPC or "is full" in said:
        return f"the disk of {folder} is full. Make room, or name a folder on another disk with --data"
    if isinstance(error, OSError) and error.errno:
        return f"{error.filename or folder}: {os.strerror(error.errno).lower()}. {_FOLDER}"
    if "not a database" in said or "malformed" in said:
        return f"the tables in {folder} are damaged. Put a backup back (see: kring restore --help)"
    if "unable to open" in said or "readonly" in said:
        return f"the tables in {folder} cannot be opened to write in. {_FOLDER}"
    if "locked" in said:
        return f"the tables in {folder} are in use. Another program holds them: stop it, and start again"
    if "password" in said or "authentication" in said:
        return f"PostgreSQL does not let Kring in: {said}. Put the right name and password in DATABASE_URL"
    if "resolve host" in said:
        return "the machine that DATABASE_URL names is not known here. Is its name right, and does the network work?"
    if "connection" in said:
        return f"the database does not answer: {said}. Does PostgreSQL run, and is DATABASE_URL right?"
    return f"the installation cannot be opened: {said}"


def deaf(error: OSError, address: str, port: int) -> str:
    """Why nobody can listen there, and what to do."""
    where = f"cannot listen on {address}, port {port}"
    if (error.errno or 0) < 0 or error.errno == errno.EADDRNOTAVAIL:  # below nothing: no name of a machine
        return f"{where}: this machine has no such address. Name one that it has with --address"
    if error.errno == errno.EADDRINUSE:
        return f"{where}: another program does. Stop that one, or choose another port with --port"
    if error.errno == errno.EACCES:
        return f"{where}: only this machine's administrator may. Choose a port above 1023 with --port"
    return f"{where}: {os.strerror(error.errno or 0).lower()}. Choose others with --address and --port"
