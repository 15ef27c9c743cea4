"""French messages for what the system refuses: a full or closed disk, no memory, process, thread or open file."""

import errno

from catalogue.engine.spread import KilledError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)
_FILES = (errno.EMFILE, errno.ENFILE)
_NO_THREAD = "can't start new thread"


def refusal(error: BaseException) -> str | None:
    """The message for an error of the disk or of a lacking resource, with its mend; None for any other error."""
    reason, mend = _refused(error)
    return f"Rien n’a été changé : {reason}. {mend}" if reason else None


def _refused(error: BaseException) -> tuple[str, str]:
    number = error.errno if isinstance(error, OSError) else None
    if number in _FULL:
        return "le disque est plein", "Libérer de la place, puis recommencer."
    if number in _CLOSED:
        return "le disque ou le dossier refuse qu’on y écrive", "Vérifier les droits, puis recommencer."
    if number in _FILES:
        return "trop de fichiers sont ouverts", "Relever la limite (ulimit -n 1024), puis recommencer."
    free = "Fermer d’autres programmes ou relever la limite (ulimit -v, ulimit -u), puis recommencer avec JOBS=1."
    if isinstance(error, MemoryError) or number == errno.ENOMEM:
        return "la mémoire manque", free
    if isinstance(error, KilledError):
        return "un processus a été arrêté, sans doute faute de mémoire", free
    if number == errno.EAGAIN or (isinstance(error, RuntimeError) and _NO_THREAD in str(error)):
        return "le système ne donne plus de processus, ou plus de mémoire pour eux", free
    return "", ""
