"""Everything that an article can hold, as it was looked at and found good."""

import pytest

from tests.archive.shelf import Shelf
from tests.screens.room import a_post, reading

pytestmark = pytest.mark.anyio

BODY = """
<h2>Zubereitung</h2>
<p>Kalt <b>mahlen</b>, <i>heiß</i> brühen, <s>kochen</s> lassen, siehe <a href="https://tassen.example/1/">Henkel</a>
und die Anmerkung<a href="#fn1" id="ref1"><sup>1</sup></a>. 咖啡 und ☕ sind zwei Zellen breit.</p>
<ol><li>Wasser<ul><li>weich</li><li>frisch</li></ul></li><li>Bohnen</li></ol>
<blockquote><p>Eine Tasse ist eine Tasse.</p><blockquote><p>Sagt wer?</p></blockquote></blockquote>
<table><tr><th>Sorte</th><th align="right">Gramm</th></tr><tr><td>Mokka</td><td align="right">7</td></tr>
<tr><td>Filter, grob gemahlen</td><td align="right">60</td></tr></table>
<pre><code class="language-python">def brew(grams):
    return grams * 16  # ml</code></pre>
<dl><dt>Crema</dt><dd>Der Schaum darauf.</dd></dl>
<hr>
<p><img src="https://tassen.example/crema.jpg" alt="Eine Tasse von oben"></p>
<iframe src="https://www.youtube.com/embed/abc123"></iframe>
<p id="fn1">1. Mit der Hand. <a href="#ref1">↩</a></p>
"""


async def test_everything_that_an_article_holds_looks_as_it_was_found_good(shelf: Shelf) -> None:
    shelf.store(a_post(6, "Kaffee", BODY))
    async with reading(shelf.archive, 80, 60) as room:
        await room.open("Kaffee")
        await room.looks_like("screens/formatting-80x60", (120, 60))
