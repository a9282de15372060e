"""A picture within a page: the drawing, its words, and the data of the chart that may take its place."""

import json

from tracks.messages import documents as say
from tracks.model.language import Language
from tracks.render.blocks import Picture
from tracks.render.markup import escaped


def figure(picture: Picture, lang: Language) -> str:
    """Return a figure; without a script the drawing stays and the button is not shown."""
    key = picture.key
    button = f'<button type="button" hidden aria-pressed="false" aria-controls="{key}-chart">'
    return "\n".join(
        (
            f'<figure id="{key}">',
            f"<figcaption>{escaped(picture.caption)} {button}{say.INTERACTIVE(lang)}</button></figcaption>",
            f'<div class="drawing" tabindex="0" role="region" aria-label="{escaped(picture.caption)}">{picture.svg.strip()}</div>',
            f'<div class="chart" id="{key}-chart" role="img" aria-label="{escaped(picture.caption)}" hidden></div>',
            f"<details><summary>{say.IN_WORDS(lang)}</summary><p>{escaped(picture.description)}</p></details>",
            f'<script type="application/json">{_json(picture.chart)}</script>',
            "</figure>",
        )
    )


def _json(value: object) -> str:
    """Return JSON that can end no script: `<` is escaped, and what older scripts take for a line's end."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text.encode(errors="replace").decode()
