"""The sample blog, read once."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from tests.sample.fields import BLOG, kind, status


@pytest.fixture(scope="session")
def channel() -> Element:
    """The whole export; a file that is not well-formed fails here."""
    found = ElementTree.parse(BLOG).find("channel")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def posts(channel: Element) -> list[Element]:
    """The posts a reader sees."""
    return [item for item in channel.iter("item") if kind(item) == "post" and status(item) == "publish"]
