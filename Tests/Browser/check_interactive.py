#!/usr/bin/env python3
"""Opens an interactive report in Chromium and uses it as a reader would.

    check_interactive.py REPORT.html PLAIN.html

At the width of a phone and of a desktop, it tests: values beside the pointer, under a finger and with the arrow keys; one
group highlighted in all figures, by a mark, by the legend and by the key Enter; tables sorted in both directions and
filtered, with totals below their rows; search with the next and the last match, also across words in italics; light and
dark by the button, also after a reload. The page's own policy applies the whole time, and axe finds no violation in light
and dark. Without the script, the page has the same texts and the same height as PLAIN.html, the plain page of the same
notebook. Needs playwright and axe-playwright-python from PyPI, and Chromium.
"""

import pathlib
import shutil
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from interactive_tables import tables

SIZES = [(360, 800, True), (1280, 900, False)]
MOST = 12_000


class Failures(list):
    def expect(self, holds, what):
        if not holds:
            self.append(what)


def chromium():
    return next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)


def first(page, selector):
    """Returns the first matching element whose centre is not covered by another element."""
    for element in page.query_selector_all(selector):
        element.scroll_into_view_if_needed()
        if element.evaluate("""e => {
            const r = e.getBoundingClientRect();
            const hit = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
            return Boolean(hit && e.contains(hit));
        }"""):
            return element


def middle(element):
    box = element.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def marks(page, failures, touches):
    mark = first(page, "svg.drawing .mark")
    text = mark.query_selector("title").text_content()
    at = middle(mark)
    page.touchscreen.tap(*at) if touches else page.mouse.move(*at)
    says = page.query_selector(".says")
    failures.expect(says.is_visible() and says.text_content() == text, "a mark does not say its values")
    box = says.bounding_box() or {"x": -1, "y": -1, "width": 0, "height": 0}
    inside = box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]
    failures.expect(inside, "the values are outside the window")
    failures.expect(mark.query_selector("title") is None, "the browser would show the values a second time")
    page.keyboard.press("Escape")
    failures.expect(not says.is_visible(), "Escape does not take the values away")
    failures.expect(mark.query_selector("title") is not None, "the values are lost")


def arrows(page, failures):
    page.evaluate("[...document.querySelectorAll('.plot')].find(plot => plot.querySelector('.mark title')).focus()")
    says, seen = page.query_selector(".says"), []
    for key in ["ArrowRight", "ArrowRight", "ArrowLeft"]:
        page.keyboard.press(key)
        seen.append(says.text_content() if says.is_visible() else "")
    failures.expect(all(seen) and seen[0] == seen[2] != seen[1], f"arrows do not go from mark to mark: {seen}")
    page.keyboard.press("Escape")


def groups(page, failures, touches):
    member = first(page, "svg.drawing .mark[data-group]")
    if not member:
        return failures.append("no mark names its group")
    at = middle(member)
    page.touchscreen.tap(*at) if touches else page.mouse.move(*at)
    count = page.evaluate("""name => [...document.querySelectorAll("svg.drawing")].map(figure => {
        const members = [...figure.querySelectorAll("[data-group]")];
        const has = members.some(e => e.dataset.group === name);
        const wrong = members.filter(e => e.classList.contains("dim") !== (has && e.dataset.group !== name));
        return [members.some(e => e.classList.contains("dim")), wrong.length];
    })""", member.get_attribute("data-group"))
    failures.expect(any(dims for dims, _ in count), "nothing is dimmed beside a group")
    failures.expect(not any(wrong for _, wrong in count), "a wrong mark is dimmed")
    page.keyboard.press("Escape")
    failures.expect(not page.query_selector(".dim"), "Escape leaves marks dimmed")
    legend = first(page, "svg.drawing g[data-group]:not(.mark):has(text)")
    if not legend:
        return failures.append("no legend names its groups")
    at = middle(legend.query_selector("text"))
    page.touchscreen.tap(*at) if touches else page.mouse.click(*at)
    if not touches:
        page.mouse.move(1, 1)
    failures.expect(page.query_selector(".dim"), "a click on the legend does not keep its group")
    page.keyboard.press("Escape")
    page.evaluate("""() => [...document.querySelectorAll(".plot")].find(plot => plot.querySelector(".mark[data-group] title")
        && !plot.querySelector(".mark:not([data-group])")).focus()""")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.evaluate("document.activeElement.blur()")
    failures.expect(page.query_selector(".dim"), "Enter does not keep the group of a mark")
    page.keyboard.press("Escape")
    failures.expect(not page.query_selector(".dim"), "Escape leaves marks dimmed")


def search(page, failures):
    field = page.query_selector(".tools input")
    text = page.evaluate("document.querySelector('main').innerText.split(/\\s+/).find(w => /^[a-z]{5,}$/.test(w))")
    field.fill(text)
    found = page.query_selector(".tools .count")
    failures.expect(found.text_content().endswith("found") and found.text_content()[0] != "0", f"'{text}' is not found")
    failures.expect(page.evaluate("CSS.highlights.get('found').size") > 0, "nothing is marked as found")
    page.keyboard.press("Enter")
    failures.expect(found.text_content().startswith("1 of "), "Enter does not go to the first place")
    page.keyboard.press("Shift+Enter")
    count = found.text_content().split(" of ")
    failures.expect(count[0] == count[-1], "Shift and Enter do not go back")
    across = page.evaluate("""() => {
        for (const element of document.querySelectorAll("main p em, main p strong, main li em, main li strong, main p code")) {
            const before = element.previousSibling?.data?.match(/[a-z]+ $/), inside = element.textContent.match(/^[A-Za-z]+/);
            if (before && inside) return before[0] + inside[0];
        }
    }""")
    failures.expect(across, "no word in italics to search for")
    if across:
        field.fill(across)
        failures.expect(found.text_content()[0] not in "0n", f"'{across}' over two elements is not found")
    field.fill("xyzzyq")
    failures.expect(found.text_content() == "0 found", "what is not there is found")
    field.fill("")


def theme(page, failures):
    ground = "getComputedStyle(document.body).backgroundColor"
    button = page.query_selector(".tools > button:last-child")
    grounds = [page.evaluate(ground)]
    for name in ["light", "dark"]:
        button.click()
        failures.expect(button.text_content() == f"Theme: {name}", "the button does not name the theme")
        grounds.append(page.evaluate(ground))
    failures.expect(grounds[0] == grounds[1] != grounds[2], f"the theme does not change the page: {grounds}")
    ink = page.evaluate("getComputedStyle(document.querySelector('svg.drawing text[fill^=var]')).fill")
    failures.expect(sum(map(int, ink[4:-1].split(", "))) > 380, f"the figures do not follow: {ink}")
    page.reload()
    failures.expect(page.evaluate(ground) == grounds[2], "the theme is forgotten")
    page.query_selector(".tools > button:last-child").click()
    failures.expect(page.evaluate(ground) == grounds[0], "the theme of the system does not come back")


def accessibility(page, failures):
    for violation in Axe().run(page).response["violations"]:
        if violation["id"] == "empty-table-header" and all("<math" in node["html"] for node in violation["nodes"]):
            continue
        nodes = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
        failures.append(f"axe: {violation['id']}: {violation['help']}: {nodes}")


def visit(browser, report, width, height, touches):
    failures = Failures()
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=touches, color_scheme="light")
    page = context.new_page()
    page.on("console", lambda message: failures.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: failures.append(f"error: {error}"))
    page.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else failures.append(f"request: {request.url}"))
    page.goto(report.as_uri())
    for part in [lambda: marks(page, failures, touches), lambda: arrows(page, failures), lambda: groups(page, failures, touches),
                 lambda: tables(page, failures), lambda: search(page, failures), lambda: theme(page, failures)]:
        part()
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    failures.expect(wide <= width, f"the page is {wide} px wide")
    context.close()
    for scheme in ["light", "dark"]:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(report.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
        accessibility(page, failures)
        page.screenshot(path=str(report.parent / f"interactive-{width}-{scheme}.png"), full_page=True)
        context.close()
    return failures


def without_script(browser, report, plain):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    texts = []
    for path in [report, plain]:
        page.goto(path.as_uri())
        texts.append((page.inner_text("body"), page.query_selector("body").bounding_box()))
    context.close()
    return [] if texts[0] == texts[1] else ["without its script the page is not as the plain one"]


def policy(browser, report):
    """Checks that a script that is injected into the page does not run."""
    path = report.with_name("injected.html")
    path.write_text(report.read_text().replace("</main>", "<script>document.title = 'injected'</script><img src=x onerror=\"document.title='injected'\"></main>"))
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(200)
    injected = page.title() == "injected"
    path.unlink()
    return ["a script that was put into the page runs"] if injected else []


def main():
    report, plain = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    script = report.read_text().split("<script>")[1].split("</script>")[0]
    failures = [] if len(script.encode()) < MOST else [f"the script has {len(script.encode())} bytes"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for width, height, touches in SIZES:
            failures += [f"{width} px: {failure}" for failure in visit(browser, report, width, height, touches)]
        failures += without_script(browser, report, plain) + policy(browser, report)
        browser.close()
    for failure in failures:
        print(f"error: {failure}")
    print(f"{report}: a script of {len(script.encode())} bytes, {len(failures)} problems")
    sys.exit(1 if failures else 0)


main()
