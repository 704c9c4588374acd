#!/usr/bin/env python3
"""Renders hostile data, bibliographies and links, and checks the results with a browser and qpdf.

    hostile.py REASONOPS FOLDER

The corpus of `Tests/Fixtures/hostile` must render. Each address of `links.txt`, and each line of `html.txt` with
`--allow-html`, must render or be refused. Each page, and each Markdown file as another parser shows it, must have no dialog,
no request except for its own files, no console message, no element or attribute that could act, and no link that the
browser takes for anything but http, https, mailto or a file. A page with the program's script is first used, and then the
elements that the script adds are removed. Each PDF must have no actions except links and destinations. Needs playwright and
markdown-it-py from PyPI, Chromium, and qpdf.
"""

import json
import pathlib
import shutil
import subprocess
import sys

from markdown_it import MarkdownIt
from playwright.sync_api import sync_playwright

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "Fixtures" / "hostile"
ACTS = r"""
() => {
  const problems = [];
  const elements = "script, iframe, frame, object, embed, applet, base, form, input, button, math, video, audio, template, link:not([rel=stylesheet]), meta[http-equiv=refresh]";
  for (const element of document.querySelectorAll(elements)) problems.push(`<${element.localName}>`);
  const drawn = ["svg", "defs", "title", "desc", "g", "path", "circle", "clipPath", "text"];
  const told = /^(class|id|role|tabindex|width|height|viewBox|d|x|y|cx|cy|r|fill|fill-opacity|stroke|stroke-(width|dasharray|miterlimit|opacity)|font-(family|size|weight|style)|text-(rendering|anchor)|textLength|lengthAdjust|direction|transform|clip-path|pointer-events|aria-label|aria-labelledby)$/;
  for (const element of document.querySelectorAll("svg, svg *")) {
    if (!element.closest(".plot > svg.drawing") || !drawn.includes(element.localName)) problems.push(`<${element.localName}> in a figure`);
    for (const attribute of element.attributes) if (!told.test(attribute.name)) problems.push(`${element.localName} ${attribute.name}`);
  }
  for (const element of document.querySelectorAll("*"))
    for (const attribute of element.attributes)
      if (/^(on|style$|srcdoc|formaction|background|ping$)/i.test(attribute.name) && !/^text-align:\w+$/.test(attribute.value))
        problems.push(`${element.localName} ${attribute.name}`);
  for (const link of document.querySelectorAll("a[href]")) {
    const isAllowed = ["http:", "https:", "mailto:", "file:"].includes(link.protocol);
    if (!isAllowed || (link.protocol === "file:" && link.host)) problems.push(`a link to ${link.href}`);
    if (link.host === "evil.example" && !/^(https?:)?\/\/evil\.example/.test(link.getAttribute("href"))) problems.push(`a link to ${link.href}`);
  }
  for (const image of document.images)
    if (!/^(data:image\/png;base64,|[a-z]+\/[\w-]+\.png$)/.test(image.getAttribute("src"))) problems.push(`an image from ${image.src}`);
  return problems;
}
"""

USE = r"""
() => {
  const scripts = document.scripts.length;
  for (const mark of document.querySelectorAll(".drawing .mark, .drawing [data-group]")) {
    mark.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, pointerType: "mouse" }));
    mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  }
  document.querySelectorAll(".sort").forEach(button => { button.click(); button.click(); });
  for (const field of document.querySelectorAll(".tools input, .filter input")) {
    for (const text of ["<", "script", "\u202e", "\"", ""]) {
      field.value = text;
      field.dispatchEvent(new Event("input"));
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    }
  }
  for (let turn = 0; turn < 3; turn++) document.querySelector(".tools > button:last-child").click();
  const used = document.querySelectorAll("[data-group]").length;
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  const isOurs = scripts === 1 && document.scripts[0].parentElement === document.head;
  for (const added of document.querySelectorAll("head > script, .tools, .filter, .says")) added.remove();
  for (const button of document.querySelectorAll("th > .sort")) button.replaceWith(...[...button.childNodes].slice(0, -1));
  for (const member of document.querySelectorAll(".drawing [data-group]")) member.removeAttribute("data-group");
  return isOurs && used > 5;
}
"""


def render(program, notebook, out, *options):
    done = subprocess.run([program, "render", str(notebook), "--out", str(out), *options], capture_output=True, text=True, timeout=300)
    if any(sign in done.stdout + done.stderr for sign in "\x1b\x07\r\u202e\u2066"):
        sys.exit(f"error: {notebook.name}: a message with control characters")
    return done


def problems_of_page(browser, path):
    context = browser.new_context()
    page = context.new_page()
    problems = []
    own = path.parent.as_uri() + "/"

    def dialog(found):
        problems.append(f"a dialog: {found.message}")
        found.dismiss()

    page.on("dialog", dialog)
    page.on("console", lambda message: problems.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.on("request", lambda request: None if request.url.startswith((own, "data:image/png")) else problems.append(f"a request: {request.url[:100]}"))
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    if page.query_selector(".tools") and not page.evaluate(USE):
        problems.append("the page has another script, or no groups")
    for element in page.query_selector_all("a, img, td, th")[:200]:
        element.dispatch_event("mouseover")
    page.wait_for_timeout(50)
    problems += page.evaluate(ACTS)
    context.close()
    return problems


def shown_by_another_parser(markdown):
    """Returns the page of a Markdown parser that allows all HTML and all addresses."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.validateLink = lambda address: True
    path = markdown.with_name("shown.html")
    path.write_text("<!DOCTYPE html><meta charset=utf-8>" + parser.render(markdown.read_text()))
    return path


def dictionaries(value):
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from dictionaries(part)


def actions(pdf):
    """Yields the actions of a PDF as qpdf reads it, with their addresses."""
    found = json.loads(subprocess.run(["qpdf", "--json", str(pdf)], capture_output=True, check=True).stdout)
    for entries in dictionaries(found["qpdf"][1]):
        for key in {"/JS", "/AA", "/OpenAction", "/Launch", "/EmbeddedFiles", "/XFA"} & entries.keys():
            yield key, ""
        for action in [entries.get("/A")] + ([entries] if entries.get("/Type") == "/Action" else []):
            if isinstance(action, dict) and "/S" in action:
                yield action["/S"], action.get("/URI", "")


def problems_of_pdf(pdf):
    for kind, address in actions(pdf):
        text = address.removeprefix("u:")
        scheme = text.split(":")[0].lower() if ":" in text.split("/")[0].split("?")[0].split("#")[0] else ""
        isAllowed = kind == "/GoTo" or (kind == "/URI" and scheme in ("", "http", "https", "mailto"))
        if not isAllowed or text.startswith("//") or any(sign in text for sign in "()\\'\" ") or not text.isascii():
            yield f"an action {kind} {address}"


def problems_of_report(browser, out):
    for path in [out / "report.html", shown_by_another_parser(out / "report.md")]:
        yield from (f"{path.name}: {problem}" for problem in problems_of_page(browser, path))
    for pdf in out.rglob("*.pdf"):
        yield from (f"{pdf.name}: {problem}" for problem in problems_of_pdf(pdf))


def corpora(program, folder):
    for name, options in [("embedded", []), ("linked", ["--assets", "linked"]), ("interactive", ["--interactive"])]:
        out = folder / name
        done = render(program, FIXTURES / "corpus.md", out, *options)
        if done.returncode != 0:
            sys.exit(f"error: the corpus is not rendered:\n{done.stderr[:4000]}")
        yield name, out


def notebooks(program, folder):
    for index, link in enumerate((FIXTURES / "links.txt").read_text().splitlines()):
        for form, text in [("inline", f"[a]({link}) b"), ("brackets", f"[a](<{link}>) b"), ("defined", f"[a]\n\n[a]: {link}"),
                           ("defined-brackets", f"> [a]\n\n[a]: <{link}>"), ("automatic", f"<{link}> {link}"), ("picture", f"![a]({link})")]:
            yield from rendered(program, folder / f"{index}-{form}", text)
    for index, html in enumerate((FIXTURES / "html.txt").read_text().splitlines()):
        for form, text in [("block", html), ("inline", f"x {html} y"), ("listed", f"- a\n\n  {html}\n"), ("quoted", f"> {html}")]:
            yield from rendered(program, folder / f"html-{index}-{form}", text, "--allow-html")


def rendered(program, out, text, *options):
    """Renders a notebook with the text. Yields a name and the folder of the report, unless the text is refused."""
    notebook = out.with_suffix(".md")
    notebook.write_text(text + "\n")
    done = render(program, notebook, out, "--data", str(FIXTURES / "corpus.csv"), "--format", "html,md,pdf", *options)
    if done.returncode == 0:
        yield f"{out.name} ({text[:60]!r})", out
    # 65 is bad data, and 66 a missing picture.
    elif done.returncode not in (65, 66):
        sys.exit(f"error: {text!r} ends with {done.returncode}:\n{done.stderr[:2000]}")


def check_the_checks(browser, folder):
    """Checks that the checks find the problems of a harmful page."""
    page = folder / "harm.html"
    page.write_text("<!DOCTYPE html><script>alert(1)</script><img src=https://evil.example/x.png><a href=javascript:x onclick=y>a</a>"
                    "<img src=x onerror=alert(2)><div class=plot><svg class=drawing><foreignObject href=x /></svg></div>")
    found = " ".join(problems_of_page(browser, page))
    for sign in ["a dialog: 1", "a dialog: 2", "a request: https://evil.example", "<script>", "a onclick", "a link to javascript:", "<foreignObject> in a figure", "foreignObject href"]:
        if sign not in found:
            sys.exit(f"error: the checks do not see '{sign}': {found}")


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    count = failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        check_the_checks(browser, folder)
        for name, out in [*corpora(program, folder), *notebooks(program, folder)]:
            count += 1
            for problem in problems_of_report(browser, out):
                failed += 1
                print(f"error: {name}: {problem}")
        browser.close()
    print(f"{count} hostile reports, {failed} problems")
    sys.exit(1 if failed or count < 20 else 0)


main()
