"""The joiner of ES modules: order, names, and what it refuses."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from catalogue.publishing import service_worker
from catalogue.site import bundle as bundling
from catalogue.site.bundle import SCRIPTS, BundleError, bundle
from catalogue.site.kinds import explorer, form, training

Files = Mapping[str, str]


def joined(folder: Path, files: Files, entry: str = "main.js") -> str:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return bundle(entry, folder)


def test_a_bundle_is_what_the_description_shows(tmp_path: Path) -> None:
    """The example of the module's docstring, byte for byte."""
    files = {
        "site/words.js": "/** Lower case. */\nexport const fold = (text) => text.toLowerCase();\n",
        "main.js": 'import { fold } from "./site/words.js";\n\nconsole.log(fold("É"));\n',
    }
    assert joined(tmp_path, files) == (
        '(() => {\n"use strict";\n'
        "const $site_words = (() => {\nconst fold = (text) => text.toLowerCase();\nreturn { fold };\n})();\n"
        'const { fold } = $site_words;\nconsole.log(fold("É"));\n})();\n'
    )


MODULES = {
    "main.js": 'import { Named, later as after } from "./a/first.js";\nimport {\n  twice,\n} from "./a/second.js";\n'
    "const part = 1;\nwindow.said = [part, new Named().name, after(), twice(2), typeof unseen];\n",
    "a/first.js": 'import { twice } from "./second.js";\nconst part = 20;\nconst unseen = 3;\n'
    'export class Named {\n  name = twice(part + unseen);\n}\n/* Not\n   seen. */\nexport async function* slow() {}\n'
    "export function later() {\n  return `${part}\nimport this is text`;\n}\n",
    "a/second.js": "/** Twice.\n * @param {number} number\n */\nexport function twice(number) {\n"
    "  /** @type {number} */ (number);\n  return 2 * /** @type {number} */ (number);\n}\n/* Alone. */\n  // Alone: http\nexport const TEXT = '/* stays */ // too';\n",
}  # fmt: skip


def test_each_module_stands_once_after_what_it_imports(tmp_path: Path) -> None:
    files = {**MODULES, "a/first.js": MODULES["a/first.js"].replace("import this", " import this")}
    script = joined(tmp_path, files)
    assert re.findall(r"^const (\$\w+) = ", script, re.MULTILINE) == ["$a_second", "$a_first"]
    assert "@type" not in script
    assert "Not" not in script
    assert "Alone" not in script
    assert script.count("(number);") == 2
    assert "'/* stays */ // too'" in script
    assert "return { Named, later };" in script


@pytest.mark.browser
def test_a_browser_runs_what_was_joined(tmp_path: Path, chromium: Browser) -> None:
    """Names of one module are not those of another, nor of the page."""
    files = {**MODULES, "a/first.js": MODULES["a/first.js"].replace("import this", " import this")}
    page = chromium.new_page()
    page.add_script_tag(content=joined(tmp_path, files))
    assert page.evaluate("window.said") == [1, 46, "20\n import this is text", 4, "undefined"]
    assert page.evaluate("[typeof part, typeof twice, typeof $a_first]") == ["undefined"] * 3
    page.close()


REFUSED: Mapping[str, tuple[Files, str]] = {
    "a file that is not there": (
        {"main.js": 'import { a } from "./form/none.js";\n'},
        r"main\.js: there is no module form/none\.js",
    ),
    "a name that is not exported": (
        {"main.js": 'import { b } from "./a.js";\n', "a.js": "export const a = 1;\nconst b = 2;\n"},
        r"main\.js: a\.js does not export b",
    ),
    "a cycle": (
        {
            "main.js": 'import { a } from "./a.js";\n',
            "a.js": 'import { b } from "./b.js";\nexport const a = b;\n',
            "b.js": 'import { a } from "./a.js";\nexport const b = a;\n',
        },
        r"b\.js: .*circle: a\.js → b\.js → a\.js",
    ),
    "a module that imports itself": (
        {"main.js": 'import { a } from "./main.js";\nexport const a = 1;\n'},
        r"main\.js: .*main\.js → main\.js",
    ),
    "a package": ({"main.js": 'import { a } from "lodash";\n'}, r"main\.js: .*lodash"),
    "a file outside": ({"main.js": 'import { a } from "../../a.js";\n'}, r"main\.js: \.\./\.\./a\.js leads out"),
    "a name in capitals of another system": (
        {"main.js": 'import { a } from "./A.js";\n', "A.js": "export const a = 1;\n"},
        r"main\.js: there is no module A\.js",
    ),
    "a list of exports": ({"main.js": "const a = 1;\n\nexport { a };\n"}, r"main\.js:3: .*export \{ a \};"),
    "a default export": ({"main.js": "/* One\n * two. */\nexport default 1;\n"}, r"main\.js:3: "),
    "a default import": ({"main.js": 'import a from "./a.js";\n'}, r"main\.js:1: "),
    "a namespace": ({"main.js": 'import * as a from "./a.js";\n'}, r"main\.js:1: "),
    "an import for its effects": ({"main.js": 'import "./a.js";\n'}, r"main\.js:1: "),
    "an export that changes": ({"main.js": "export let a = 1;\n"}, r"main\.js:1: "),
    "an export of several": ({"main.js": "export const { a, b } = window;\n"}, r"main\.js:1: "),
    "an export of another's": ({"main.js": 'export { a } from "./a.js";\n'}, r"main\.js:1: "),
    "text that begins a line like an import": (MODULES, r"a/first\.js:\d+: .*import this is text"),
    "a name that is none": ({"main.js": 'import { a-b } from "./a.js";\n'}, r"main\.js: .*'a-b'"),
}  # fmt: skip


@pytest.mark.parametrize("fault", REFUSED)
def test_what_cannot_be_joined_is_refused_with_its_file(fault: str, tmp_path: Path) -> None:
    files, message = REFUSED[fault]
    with pytest.raises(BundleError, match=message):
        joined(tmp_path, files)


def test_every_module_is_part_of_a_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """None is left over: the scripts that are published reach all files of the folder."""
    reached: set[str] = set()
    read = bundling._read

    def noted(path: str, scripts: Path, importer: str) -> bundling._Module:
        reached.add(path)
        return read(path, scripts, importer)

    monkeypatch.setattr(bundling, "_read", noted)
    for make in (explorer.script, form.script, training.script):
        make()
    service_worker.scripts("Essai")
    service_worker.scripts("Essai", withdrawn=True)
    assert reached == {file.relative_to(SCRIPTS).as_posix() for file in SCRIPTS.rglob("*.js")}
