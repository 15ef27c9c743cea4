"""French messages for write errors: a full disk, missing permissions."""

import errno

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)


def refusal(error: OSError) -> str | None:
    """The message of an error that `errno` tells to be one of these, with its mend; None for any other error."""
    if error.errno in _FULL:
        reason, mend = "le disque est plein", "Libérer de la place, puis recommencer."
    elif error.errno in _CLOSED:
        reason, mend = (
            "le disque ou le dossier refuse qu’on y écrive",
            "Vérifier les droits, puis recommencer.",
        )
    else:
        return None
    return f"Rien n’a été changé : {reason}. {mend}"
