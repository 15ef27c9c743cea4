"""WSGI middleware for the local server: a file of the site is made at the first request for it."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Event, Lock
from typing import Any

from catalogue.engine import cache
from catalogue.engine.making import NotMadeError, same_path
from catalogue.engine.output import Output

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application (PEP 3333)."""


class SiteOnDemand:
    """Makes each file of a site at its first request, in a folder that a generator empties and fills.

    Requests that come between `begin` and `finish` wait, because the folder is not complete.
    """

    def __init__(self) -> None:
        self._folder = Path()
        self._named: dict[str, Output] = {}
        self._missing: dict[str, Output] = {}
        self._ready = Event()
        self._making = Lock()

    def begin(self, folder: Path) -> None:
        """Hold requests: the generator is about to empty the folder."""
        self._ready.clear()
        self._folder, self._named = folder, {}

    def want(self, outputs: Iterable[Output]) -> None:
        """Add outputs, which take precedence over files of the generator. Raises NotMadeError for a duplicate path."""
        for output in outputs:
            if output.path in self._named:
                raise NotMadeError(same_path(output.path, self._named[output.path].about, output.about))
            self._named[output.path] = output

    def finish(self) -> None:
        """Release requests: the generator has written its files."""
        self._missing = self._named
        self._ready.set()

    def bring(self, path: str) -> None:
        """Make the output at a path, unless there is none or it was made before."""
        self._ready.wait()
        with self._making:
            if output := self._missing.get(path):
                file = self._folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                cache.write(file, output.made())
                del self._missing[path]

    def before(self, application: Application, mount: str) -> Application:
        """Wrap the application that serves the folder at the path `mount`, so that a file is made before it is looked up."""

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            for path in _paths(environ, mount):
                self.bring(path)
            return application(environ, start_response)

        return answer


def _paths(environ: Mapping[str, Any], mount: str) -> tuple[str, ...]:
    """The paths of the files that a request may mean. WSGI hands the bytes of a path over as Latin-1."""
    requested = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    if not requested.startswith(mount):
        return ()
    path = requested.removeprefix(mount)
    page = f"{path}index.html" if not path or path.endswith("/") else f"{path}/index.html"
    return path, page
