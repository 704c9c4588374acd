#!/usr/bin/env python3
"""Opens HTML reports in Chromium and checks the figures that are inline SVG.

    check_figures.py REPORT.html...

Each text is as wide as it was measured, to half a pixel, and begins and ends at the same places in another font. Every
mark has its values as a title. Each element that the keyboard can focus shows its values inside the figure, without a
script. On light and dark pages every text in a colour of the page is legible (WCAG 2.1 AA), and no figure has its own
background. axe finds no violation at the width of a phone and of a desktop. Needs playwright and axe-playwright-python from
PyPI, and Chromium.
"""

import pathlib
import shutil
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

WIDTHS = [360, 1280]

WIDTH_OF_TEXTS = r"""
() => [...document.querySelectorAll("svg.drawing")].flatMap(figure => {
  const scale = Number(figure.getAttribute("width")) / figure.viewBox.baseVal.width;
  return [...figure.querySelectorAll("text[textLength]")].map(text => {
    const free = text.cloneNode(true);
    free.removeAttribute("textLength");
    free.removeAttribute("lengthAdjust");
    text.parentNode.appendChild(free);
    const width = free.getComputedTextLength();
    free.remove();
    return [text.textContent, scale * Math.abs(width - Number(text.getAttribute("textLength")))];
  });
})
"""
ENDS_OF_TEXTS = r"""
() => [...document.querySelectorAll("svg.drawing")].flatMap(figure => {
  const scale = Number(figure.getAttribute("width")) / figure.viewBox.baseVal.width;
  return [...figure.querySelectorAll("text[textLength]")].map(text => {
    const isTurned = text.hasAttribute("direction");
    const count = text.getNumberOfChars();
    const [first, last] = [text.getStartPositionOfChar(0), text.getEndPositionOfChar(count - 1)];
    return [text.textContent, isTurned ? [0, 0] : [scale * first.x, scale * last.x]];
  });
})
"""
MARKS = r"""
() => [...document.querySelectorAll("svg.drawing .mark")]
  .filter(mark => !(mark.firstElementChild && mark.firstElementChild.localName === "title" && mark.firstElementChild.textContent.trim()))
  .map(mark => mark.outerHTML.slice(0, 80))
"""
COLORS = r"""
() => {
  const parse = color => (color.match(/[\d.]+/g) || []).map(Number);
  const luminance = rgb => {
    const [r, g, b] = rgb.map(c => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const page = luminance(parse(getComputedStyle(document.body).backgroundColor).slice(0, 3));
  const problems = [];
  for (const text of document.querySelectorAll("svg.drawing text[fill^=var]")) {
    const ink = luminance(parse(getComputedStyle(text).fill).slice(0, 3));
    const contrast = (Math.max(ink, page) + 0.05) / (Math.min(ink, page) + 0.05);
    if (contrast < 4.5) problems.push(`contrast ${contrast.toFixed(2)}: '${text.textContent}'`);
  }
  for (const figure of document.querySelectorAll(".plot"))
    if (getComputedStyle(figure).backgroundColor !== "rgba(0, 0, 0, 0)") problems.push("a figure with a ground of its own");
  return problems;
}
"""
READOUT = r"""
stop => {
  const readout = stop.querySelector(".readout");
  const box = readout.getBoundingClientRect();
  const figure = stop.ownerSVGElement.getBoundingClientRect();
  const problems = [];
  if (document.activeElement !== stop) problems.push("it does not get the focus");
  if (getComputedStyle(readout).visibility !== "visible") problems.push("its values do not show");
  if (!readout.textContent.trim()) problems.push("it has no values");
  if (box.left < figure.left - 1 || box.top < figure.top - 1) problems.push("its values begin outside the figure");
  if (!stop.getAttribute("aria-label")) problems.push("it has no name");
  return problems;
}
"""


def chromium():
    return next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)


def texts(page):
    """Yields the texts whose size or ends differ with the fonts of this machine, or with a font that no figure names."""
    off = page.evaluate(WIDTH_OF_TEXTS)
    for text, distance in off:
        if distance > 0.5:
            yield f"'{text}' is {distance:.2f} px wider or narrower than measured"
    before = page.evaluate(ENDS_OF_TEXTS)
    page.add_style_tag(content="svg.drawing text { font-family: 'DejaVu Serif' !important }")
    for (text, ends), (_, moved) in zip(before, page.evaluate(ENDS_OF_TEXTS)):
        for end, other in zip(ends, moved):
            if abs(end - other) > 0.5:
                yield f"'{text}' ends {abs(end - other):.2f} px elsewhere in another font"
    worst = max((distance for _, distance in off), default=0)
    print(f"{len(off):6} texts, at most {worst:.2f} px wider or narrower than measured")


def stops(page):
    """Checks the elements that can be focused, and that the key Tab reaches all of them."""
    found = page.query_selector_all("svg.drawing .stop")
    for stop in found:
        stop.focus()
        for problem in stop.evaluate(READOUT):
            yield f"{stop.get_attribute('aria-label')}: {problem}"
    figures = page.query_selector_all("svg.drawing")
    reached = 0
    if found:
        found[0].focus()
        page.keyboard.press("Shift+Tab")
        for _ in range(len(found) + 40):
            page.keyboard.press("Tab")
            reached += page.evaluate("document.activeElement.classList.contains('stop')")
            if page.evaluate("document.activeElement") == page.evaluate("document.body"):
                break
    if found and reached == 0:
        yield "no stop is reached by Tab"
    print(f"{len(found):6} stops in {len(figures)} figures")


def accessibility(page):
    for violation in Axe().run(page).response["violations"]:
        # axe does not know that a formula is text.
        if violation["id"] == "empty-table-header" and all("<math" in node["html"] for node in violation["nodes"]):
            continue
        nodes = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
        yield f"axe: {violation['id']}: {violation['help']}: {nodes}"


def check(browser, report):
    problems = []
    print(report)
    for width in WIDTHS:
        for scheme in ["light", "dark"]:
            # axe needs a script, which the page's own policy does not allow.
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
            page = context.new_page()
            page.goto(report.as_uri())
            problems += [f"{width} px {scheme}: {problem}" for problem in page.evaluate(COLORS) + list(accessibility(page))]
            if (width, scheme) == (WIDTHS[-1], "light"):
                problems += [f"a mark that says nothing: {mark}" for mark in page.evaluate(MARKS)]
                problems += list(stops(page)) + list(texts(page))
            context.close()
    for problem in problems[:30]:
        print(f"       {problem}")
    return not problems


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        passed = [check(browser, pathlib.Path(path).resolve()) for path in sys.argv[1:]]
        browser.close()
    sys.exit(0 if passed and all(passed) else 1)


main()
