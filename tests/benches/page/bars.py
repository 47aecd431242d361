"""Draws horizontal bars as SVG. The labels are text, and readable on light and dark pages."""

import math
from xml.sax.saxutils import escape

from table import number

WIDTH, LABELS, VALUES, BAR, TOP = 760, 270, 90, 20, 58

STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #1f2328 } .title { font-size: 15px; font-weight: 600 }
.note { fill: #59636e } .ours { fill: #0969da } .other { fill: #8c959f } .one { stroke: #bc4c00; stroke-dasharray: 4 3 }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc } .note { fill: #9198a1 } .ours { fill: #4493f8 } .other { fill: #6e7681 } .one { stroke: #f0883e }
}
"""


def bars(title, unit, rows, *, one=None, logarithmic=False):
    """Draws a plot.

    `rows` are a label, a value, and true for a waiter's value. A value of `None` makes a heading. `one` is the label of
    the line at 1.
    """
    scale = _scale([value for _, value, _ in rows if value is not None], one, logarithmic)
    height = TOP + len(rows) * (BAR + 6) + 12
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>",
        f'<text x="8" y="22" class="title">{escape(title)}</text>',
        f'<text x="8" y="42" class="note">{escape(_legend(unit, one, logarithmic))}</text>',
    ]
    for index, row in enumerate(rows):
        parts.append(_row(TOP + index * (BAR + 6), row, scale))
    if one is not None:
        x = LABELS + scale(1)
        parts.append(f'<line class="one" x1="{x:.1f}" y1="{TOP - 6}" x2="{x:.1f}" y2="{height - 8}"/>')
    return "\n".join([*parts, "</svg>\n"])


def _legend(unit, one, logarithmic):
    words = [unit]
    if one is not None:
        words.append(f"dashed line: {one} = 1")
    if logarithmic:
        words.append("logarithmic")
    return "; ".join(words)


def _scale(values, one, logarithmic):
    room = WIDTH - LABELS - VALUES
    most = max([*values, 1] if one is not None else values)
    if not logarithmic:
        return lambda value: max(value, 0) / most * room
    least = min([*values, 1]) / 2
    return lambda value: math.log(value / least) / math.log(most / least) * room


def _row(y, row, scale):
    label, value, ours = row
    middle = y + BAR - 6
    if value is None:
        return f'<text x="8" y="{middle}" class="note">{escape(label)}</text>'
    width = scale(value)
    return (
        f'<text x="{LABELS - 8}" y="{middle}" text-anchor="end">{escape(label)}</text>'
        f'<rect class="{"ours" if ours else "other"}" x="{LABELS}" y="{y}" width="{width:.1f}" height="{BAR}" rx="2"/>'
        f'<text x="{LABELS + width + 6:.1f}" y="{middle}">{number(value)}</text>'
    )
