"""The adapter for MkDocs: it translates events to calls of `catalogue/publishing/session.py`, and decides nothing.

`mkdocs serve` never reloads a hook, and creates a config for every build, so each session is stored in its config.
"""

import logging
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler

# A bare checkout builds without the package being installed. MkDocs restores sys.path after this file.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from catalogue.publishing import session, settings

log = logging.getLogger("mkdocs.hooks.publish")
_KEY = "passerelles"
_served = None


def on_startup(command: str, **_: Any) -> None:
    global _served
    _served = session.start(serves=command == "serve")


def on_serve(server: Any, **_: Any) -> None:
    if _served is not None:
        server.set_app(session.serving(_served, server.serve_request, server.mount_path))


def on_config(config: Any) -> None:
    theme = {**config.theme, "name": config.theme.name, "custom_dir": config.theme.custom_dir}
    given = settings.given({**config, "theme": theme})
    config.extra[_KEY] = build = session.begin(given, _served, inform=log.info)
    config.site_dir = str(build.folder)


def on_files(files: Any, config: Any) -> None:
    for source in config.extra[_KEY].sources():
        inclusion = InclusionLevel.INCLUDED if source.in_menus else InclusionLevel.NOT_IN_NAV
        text = {"abs_src_path": str(source.file)} if source.file else {"content": source.text}
        files.append(File.generated(config, source.path, inclusion=inclusion, **text))
    config.extra[_KEY].pages.know((file.src_uri, file.url) for file in files.documentation_pages())


def on_env(env: Any, config: Any, **_: Any) -> None:
    env.autoescape = True  # Material does not escape what its templates insert
    nav = SimpleNamespace(items=[], homepage=SimpleNamespace(url=""))
    empty = {"config": config, "nav": nav, "page": None}
    frame = env.get_template("main.html")
    config.extra[_KEY].pages.empty_frame = lambda root: frame.render(empty, base_url=root)


def on_page_markdown(markdown: str, page: Any, config: Any, **_: Any) -> Any:
    text = config.extra[_KEY].pages.text(page.file.src_uri, markdown, page.file.content_string, page.meta)
    page.meta, page.edit_url = {**page.meta, **text.meta}, text.edit_url
    return text.markdown


def on_page_content(html: str, page: Any, config: Any, **_: Any) -> Any:
    content = config.extra[_KEY].pages.content(page.file.src_uri, page.url, html, page.title, page.toc)
    page.title, page.toc = content.title, TableOfContents(content.contents)
    return content.html


def on_page_context(context: Any, page: Any, config: Any, **_: Any) -> Any:
    about = page.file.src_uri, page.url, page.title, page.meta.get("description")
    return {**context, **config.extra[_KEY].pages.context(*about, root=context["base_url"])}


def on_template_context(context: Any, template_name: str, config: Any) -> Any:
    return {**context, **config.extra[_KEY].pages.template_context(template_name, root=context["base_url"])}


def on_post_page(output: str, page: Any, config: Any) -> Any:
    return config.extra[_KEY].pages.page(page.file.src_uri, output)


def on_post_template(output: str, template_name: str, config: Any) -> Any:
    return config.extra[_KEY].pages.template(template_name, output)


def on_post_build(config: Any) -> None:
    counters = [item for item in logging.getLogger("mkdocs").handlers if isinstance(item, CountHandler)]
    warned = bool(config.strict) and any(counter.get_counts() for counter in counters)
    config.site_dir = str(config.extra[_KEY].finish(warned=warned))  # `mkdocs gh-deploy` publishes it


def on_build_error(error: Exception) -> None:
    if text := session.sentence(error):
        log.debug("Not published", exc_info=error)
        stop: Any = Abort(f"\n{text}")
        stop.exit_code = session.status(error)
        raise stop from error
