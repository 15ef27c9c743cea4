"""Joins ES modules into one classic script for each entry point, since a page opened from a disk loads no module.

The modules of `scripts/` keep to a style that `eslint.config.js` enforces: on lines of their own and without indent, an
import is `import { name, name as other } from "./file.js";`, and an export is `export` before `const`, `class` or
`function`. Anything else that begins with one of the two words is refused with its file and line.

Each module becomes a function that returns what it exports, so equal names in two modules never meet:

    (() => {
    "use strict";
    const $site_words = (() => {
    const fold = (text) => text.toLowerCase();
    return { fold };
    })();
    const { fold } = $site_words;
    console.log(fold("É"));
    })();

Modules stand in the order of their imports, each after those that it imports; the entry point comes last, without a
function around it. Comments on lines of their own are left out, and JSDoc comments (`/** @…`) within a line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

SCRIPTS = Path(__file__).parent / "scripts"

_LINE_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_TYPE_COMMENT = re.compile(r"/\*\* @[^\n]*?\*/ ?")
_IMPORT = re.compile(r'^import \{([^{}]*)\} from "([^"\n]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|(?:async )?function\*?) (\w+)\b)", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_NAMED = re.compile(r"(\w+)(?: as (\w+))?")
_PATH = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)*\.js")


class BundleError(Exception):
    """A module that cannot be joined. The message names its file, and the line where there is one."""


@dataclass(frozen=True, slots=True)
class _Module:
    """`imports` are pairs of an imported module's path and the names taken from it, as `(name, name here)`."""

    path: str
    imports: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    exports: tuple[str, ...]
    code: str

    @property
    def variable(self) -> str:
        """`form/text-area.js` → `$form_text$area`: no name of a module begins with a dollar sign."""
        return "$" + self.path.removesuffix(".js").replace("/", "_").replace("-", "$")


def bundle(entry: str, scripts: Path = SCRIPTS) -> str:
    """One script made of the module at a path below `scripts`, such as `form/start.js`, and of all that it imports.

    Raises BundleError for a file that is not there, a cycle, a name that the imported module does not export, and a
    line that the style does not know.
    """
    modules: dict[str, _Module] = {}
    _collect(entry, scripts, modules, ())
    used = _used(modules)
    *others, last = modules.values()
    parts = [
        f"const {one.variable} = (() => {{\n{_body(one, modules)}return {_names(one.exports, used[one.path])};\n}})();\n"
        for one in others
    ]
    return '(() => {\n"use strict";\n' + "".join(parts) + _body(last, modules) + "})();\n"


def _collect(path: str, scripts: Path, modules: dict[str, _Module], above: tuple[str, ...]) -> None:
    """Adds a module after those that it imports."""
    if path in above:
        cycle = " → ".join((*above[above.index(path) :], path))
        raise BundleError(f"{above[-1]}: the imports go round in a circle: {cycle}")
    if path in modules:
        return
    module = _read(path, scripts, above[-1] if above else "the list of entry points")
    for imported, names in module.imports:
        _collect(imported, scripts, modules, (*above, path))
        for name, _ in names:
            if name not in modules[imported].exports:
                raise BundleError(f"{path}: {imported} does not export {name}")
    modules[path] = module


def _read(path: str, scripts: Path, importer: str) -> _Module:
    file = scripts / path
    if not _PATH.fullmatch(path) or not file.is_file():
        raise BundleError(f"{importer}: there is no module {path}")
    source = file.read_text("utf-8")
    _refuse_other(path, source)
    text = _TYPE_COMMENT.sub("", _LINE_COMMENT.sub("", source))
    imports = tuple((_resolved(path, target), _pairs(path, names)) for names, target in _IMPORT.findall(text))
    exports = tuple(_EXPORT.findall(text))
    code = _EXPORT.sub("", _IMPORT.sub("", text)).strip("\n")
    return _Module(path, imports, exports, f"{code}\n" if code else "")


def _refuse_other(path: str, source: str) -> None:
    """Raises BundleError for the first import or export in a form that this module does not read."""

    def blank(match: "re.Match[str]") -> str:
        return re.sub(r"[^\n]", " ", match[0])

    rest = source
    for known in (_LINE_COMMENT, _IMPORT, _EXPORT):
        rest = known.sub(blank, rest)
    other = _OTHER.search(rest)
    if other:
        line = rest.count("\n", 0, other.start()) + 1
        raise BundleError(f"{path}:{line}: an import or export that cannot be joined: {other[0].strip()}")


def _resolved(path: str, target: str) -> str:
    """The path below `scripts` that an import of a module means."""
    if not target.startswith(("./", "../")):
        raise BundleError(f"{path}: only modules of this folder are imported, by ./ or ../, not {target}")
    parts = list(PurePosixPath(path).parent.parts)
    for step in PurePosixPath(target).parts:
        if step != "..":
            parts.append(step)
        elif parts:
            parts.pop()
        else:
            raise BundleError(f"{path}: {target} leads out of the folder of scripts")
    return "/".join(parts)


def _pairs(path: str, names: str) -> tuple[tuple[str, str], ...]:
    """Names as an import lists them: `fold, slug as slugged` → `(("fold", "fold"), ("slug", "slugged"))`."""
    found = []
    for name in filter(None, (one.strip() for one in names.split(","))):
        match = _NAMED.fullmatch(name)
        if not match:
            raise BundleError(f"{path}: an import names {name!r}, which is no name")
        found.append((match[1], match[2] or match[1]))
    return tuple(found)


def _used(modules: Mapping[str, _Module]) -> Mapping[str, frozenset[str]]:
    """The names that others import from each module."""
    used: dict[str, set[str]] = {path: set() for path in modules}
    for module in modules.values():
        for path, names in module.imports:
            used[path].update(name for name, _ in names)
    return {path: frozenset(names) for path, names in used.items()}


def _body(module: _Module, modules: Mapping[str, _Module]) -> str:
    return "".join(_taken(module, modules)) + module.code


def _taken(module: _Module, modules: Mapping[str, _Module]) -> Iterator[str]:
    for path, names in module.imports:
        if names:
            taken = ", ".join(name if name == here else f"{name}: {here}" for name, here in names)
            yield f"const {{ {taken} }} = {modules[path].variable};\n"


def _names(exports: tuple[str, ...], used: frozenset[str]) -> str:
    """What a module returns: the names that others import, in the order of the module."""
    return f"{{ {', '.join(name for name in exports if name in used)} }}"
