"""Draws horizontal bars as SVG, on an axis from zero. The labels are text, and readable on light and dark pages."""

import math
from xml.sax.saxutils import escape

from table import number

WIDTH, LABELS, VALUES, BAR, TOP, AXIS = 760, 270, 90, 20, 58, 26

STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #1f2328 } .title { font-size: 15px; font-weight: 600 }
.note { fill: #59636e } .ours { fill: #0969da } .other { fill: #8c959f } .tick { stroke: #59636e; stroke-opacity: .3 }
.one { stroke: #bc4c00; stroke-dasharray: 4 3 }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc } .note { fill: #9198a1 } .ours { fill: #4493f8 } .other { fill: #6e7681 } .one { stroke: #f0883e }
}
"""


def bars(title, unit, rows, *, one=None):
    """Draws a plot.

    `rows` are a label, a value, and true for a waiter's value. A value of `None` makes a heading. `one` is the label of
    the line at 1.
    """
    most = max(value for _, value, _ in rows if value is not None)
    scale = (WIDTH - LABELS - VALUES) / most
    bottom = TOP + len(rows) * (BAR + 6)
    height = bottom + AXIS
    legend = unit if one is None else f"{unit}; dashed line: {one} = 1"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>",
        f'<text x="8" y="22" class="title">{escape(title)}</text>',
        f'<text x="8" y="42" class="note">{escape(legend)}</text>',
    ]
    for value in ticks(most):
        x = LABELS + value * scale
        parts.append(f'<line class="tick" x1="{x:.1f}" y1="{TOP - 6}" x2="{x:.1f}" y2="{bottom}"/>')
        parts.append(f'<text class="note" x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{value:,g}</text>')
    parts += [_row(TOP + index * (BAR + 6), row, scale) for index, row in enumerate(rows)]
    if one is not None:
        x = LABELS + scale
        parts.append(f'<line class="one" x1="{x:.1f}" y1="{TOP - 6}" x2="{x:.1f}" y2="{bottom}"/>')
    return "\n".join([*parts, "</svg>\n"])


def ticks(most):
    """Returns two to five round numbers from zero to the largest value."""
    power = 10 ** math.floor(math.log10(most))
    step = next(power * part for part in [0.2, 0.5, 1, 2] if most < 5 * power * part)
    return [round(step * index, 6) for index in range(int(most / step) + 1)]


def _row(y, row, scale):
    label, value, ours = row
    middle = y + BAR - 6
    if value is None:
        return f'<text x="8" y="{middle}" class="note">{escape(label)}</text>'
    width = max(value, 0) * scale
    return (
        f'<text x="{LABELS - 8}" y="{middle}" text-anchor="end">{escape(label)}</text>'
        f'<rect class="{"ours" if ours else "other"}" x="{LABELS}" y="{y}" width="{width:.1f}" height="{BAR}" rx="2"/>'
        f'<text x="{LABELS + width + 6:.1f}" y="{middle}">{number(value)}</text>'
    )
