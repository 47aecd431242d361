"""Formats Markdown tables and numbers."""


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def number(value):
    """Formats three digits, or all digits before the point."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def peers(descriptions):
    """Formats the list of ways with a sentence for each."""
    return "".join(f"- **{way}**: {text}\n" for way, text in descriptions.items()) + "\n"
