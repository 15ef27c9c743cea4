"""The site for who writes it: a file is made when somebody asks for it, so an edit waits for one page and not for all."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Event, Lock
from typing import Any

from catalogue.engine import cache
from catalogue.engine.making import NotMadeError, same_path
from catalogue.engine.output import Output

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""What answers requests (WSGI, PEP 3333)."""


class SiteOnDemand:
    """Makes the files of a site in a folder that a generator empties and fills, each when it is first asked for.

    Between `begin` and `finish` whoever asks waits: the folder is not whole.
    """

    def __init__(self) -> None:
        self._folder = Path()
        self._named: dict[str, Output] = {}
        self._missing: dict[str, Output] = {}
        self._ready = Event()
        self._making = Lock()

    def begin(self, folder: Path) -> None:
        """The folder is about to be emptied."""
        self._ready.clear()
        self._folder, self._named = folder, {}

    def want(self, outputs: Iterable[Output]) -> None:
        """Name files that the generator does not make, or not well. Raises NotMadeError when two have one path."""
        for output in outputs:
            if output.path in self._named:
                raise NotMadeError(same_path(output.path, self._named[output.path].about, output.about))
            self._named[output.path] = output

    def finish(self) -> None:
        """The generator has made its files."""
        self._missing = self._named
        self._ready.set()

    def bring(self, path: str) -> None:
        """Make a file, unless it is there already or is none of those that were named."""
        self._ready.wait()
        with self._making:
            if output := self._missing.get(path):
                file = self._folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                cache.write(file, output.made())
                del self._missing[path]

    def before(self, application: Application, mount: str) -> Application:
        """The application that serves the folder at the path `mount`, with each file made before it is looked up."""

        def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            for path in _paths(environ, mount):
                self.bring(path)
            return application(environ, start_response)

        return answer


def _paths(environ: Mapping[str, Any], mount: str) -> tuple[str, ...]:
    """The files that a request may mean. Its path comes as Latin-1, as WSGI has it."""
    asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    if not asked.startswith(mount):
        return ()
    path = asked.removeprefix(mount)
    page = f"{path}index.html" if not path or path.endswith("/") else f"{path}/index.html"
    return path, page
