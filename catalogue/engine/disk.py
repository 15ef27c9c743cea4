"""What to say when the disk refuses to be written."""

import errno

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)


def refusal(error: OSError) -> str | None:
    """What is wrong, what it means and how to mend it, in one French sentence each; nothing for other errors."""
    if error.errno in _FULL:
        said, mend = "le disque est plein", "Libérer de la place, puis recommencer."
    elif error.errno in _CLOSED:
        said, mend = "le disque ou le dossier refuse qu’on y écrive", "Vérifier les droits, puis recommencer."
    else:
        return None
    return f"Rien n’a été changé : {said}. {mend}"
