"""What the configuration of a static site says of the blog."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from tui.content.charset import decode
from tui.model.blog import BlogFacts
from tui.sources.trees.fields import line
from tui.sources.trees.front_matter import load_json, load_toml, load_yaml, named_fields

CONFIGURATIONS = (
    ("_config.yml", load_yaml),
    ("_config.yaml", load_yaml),
    *((f"{name}.toml", load_toml) for name in ("hugo", "config")),
    *((f"{name}.{suffix}", load_yaml) for name in ("hugo", "config") for suffix in ("yaml", "yml")),
    *((f"{name}.json", load_json) for name in ("hugo", "config")),
)
PELICAN = "pelicanconf.py"
PELICAN_SETTING = re.compile(
    r"^(SITENAME|SITEURL|AUTHOR|DEFAULT_LANG)\s*=\s*u?([\"'])([^\"'\n]{1,500})\2", re.MULTILINE
)
LARGEST_CONFIGURATION = 256 * 1024


@dataclass(frozen=True, slots=True)
class Site:
    """A site as its configuration has it; empty where it says nothing."""

    facts: BlogFacts = field(default_factory=BlogFacts)
    author: str = ""
    permalink: str = ""
    """Jekyll's pattern for the addresses of posts."""


def read_site(folder: Path) -> Site:
    """Read the configuration in a folder or, where the folder is a part of a site, in the one above."""
    for place in (folder, folder.parent):
        for name, load in CONFIGURATIONS:
            if fields := named_fields(load(_text(place / name))):
                return _site({name.lower(): value for name, value in fields.items()})
        settings = {name: value for name, _, value in PELICAN_SETTING.findall(_text(place / PELICAN))}
        if settings:
            facts = BlogFacts(
                name=settings.get("SITENAME", ""),
                url=settings.get("SITEURL", ""),
                language=settings.get("DEFAULT_LANG", ""),
            )
            return Site(facts, settings.get("AUTHOR", ""))
    return Site()


def _site(fields: dict[str, object]) -> Site:
    base = line(fields, "baseurl")
    url = line(fields, "url").rstrip("/")
    address = base if base.startswith(("http://", "https://")) else url + base
    facts = BlogFacts(
        name=line(fields, "title", "name"),
        url=address.rstrip("/"),
        description=line(fields, "description"),
        language=line(fields, "languagecode", "lang", "defaultcontentlanguage"),
        time_zone=line(fields, "timezone"),
    )
    return Site(facts, line(fields, "author"), line(fields, "permalink"))


def _text(path: Path) -> str:
    """Give a file's text, empty where it is not there, no regular file, or cannot be read."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST_CONFIGURATION:
            return ""
        return decode(path.read_bytes())[0]
    except OSError:
        return ""
