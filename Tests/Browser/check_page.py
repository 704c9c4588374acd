#!/usr/bin/env python3
"""Opens HTML reports in Chromium and looks for problems that a reader would notice.

    check_page.py REPORT.html...

At 360, 768 and 1600 pixels, in light and dark, and as printed: nothing is wider than the window; there are no console
messages, and no requests except for the page itself and its data; headings are in order; every text is legible on its
background (WCAG 2.1 AA); every image has a text, and every link a target. A report with a separate style sheet is also
opened from a server with a strict content security policy. Screenshots are written to `screenshots` beside each report.
Needs playwright from PyPI, and Chromium.
"""

import functools
import http.server
import pathlib
import shutil
import sys
import threading

from playwright.sync_api import sync_playwright

WIDTHS = [360, 768, 1600]

FIND_PROBLEMS = r"""
() => {
  const problems = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > innerWidth) problems.push(`the page is ${root.scrollWidth} px wide`);
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) problems.push(`h${next} '${heading.textContent}' after h${level}`);
    level = next;
  }
  for (const image of document.images) {
    if (!image.alt) problems.push(`no alternative text: ${image.src.slice(0, 60)}`);
    if (!image.complete || image.naturalWidth === 0) problems.push("an image that does not load");
  }
  for (const link of document.querySelectorAll("a[href^='#']")) {
    const name = decodeURIComponent(link.hash.slice(1));
    if (!document.getElementById(name)) problems.push(`no target: #${name}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
  if (new Set(ids).size < ids.length) problems.push("an id that occurs twice");
  if (document.querySelector("script")) problems.push("a script");
  const parse = color => (color.match(/[\d.]+/g) || []).map(Number);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const [r, g, b, a = 1] = parse(getComputedStyle(e).backgroundColor);
      if (a > 0.99) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const luminance = rgb => {
    const [r, g, b] = rgb.map(c => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let worst = 21;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.checkVisibility && !element.checkVisibility()) continue;
    const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(ground(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    worst = Math.min(worst, contrast);
    if (contrast < 4.5) problems.push(`contrast ${contrast.toFixed(2)}: '${walker.currentNode.data.trim().slice(0, 40)}'`);
  }
  return { problems, worst };
}
"""


def chromium():
    return next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)


class StrictHandler(http.server.SimpleHTTPRequestHandler):
    """Sends files with the default policy of Jenkins: no scripts, inline styles or data: images."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'; style-src 'self'")
        super().end_headers()

    def log_message(self, *arguments):
        pass


def check(browser, address, allowed, width, scheme, media, screenshot):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    problems = []
    page.on("console", lambda message: problems.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.on("request", lambda request: problems.append(f"request: {request.url}")
            if not request.url.startswith(allowed) else None)
    page.goto(address)
    page.emulate_media(media=media, color_scheme=scheme)
    open_details = "open => document.querySelectorAll('details').forEach(e => e.open = open)"
    page.evaluate(open_details, True)
    found = page.evaluate(FIND_PROBLEMS)
    page.evaluate(open_details, False)
    page.screenshot(path=str(screenshot), full_page=True)
    context.close()
    return problems + found["problems"], found["worst"]


def check_report(browser, report):
    """Returns true if nothing is wrong with the report."""
    folder = report.parent / "screenshots"
    folder.mkdir(exist_ok=True)
    views = [(report.as_uri(), ("file:", "data:"), width, scheme, media)
             for width in WIDTHS for scheme, media in [("light", "screen"), ("dark", "screen"), ("light", "print")]]
    server = None
    if (report.parent / "report.css").exists():
        handler = functools.partial(StrictHandler, directory=report.parent)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}/"
        views.append((root + report.name, (root,), 768, "light", "strict"))
    print(report)
    total = 0
    for address, allowed, width, scheme, media in views:
        screenshot = folder / f"{width}-{scheme}-{media}.png"
        medium = "print" if media == "print" else "screen"
        problems, worst = check(browser, address, allowed, width, scheme, medium, screenshot)
        total += len(problems)
        print(f"{width:5} px {scheme:5} {media:6}  lowest contrast {worst:5.2f}  {len(problems)} problems")
        for problem in problems[:20]:
            print(f"         {problem}")
    if server:
        server.shutdown()
    return total == 0


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        passed = [check_report(browser, pathlib.Path(path).resolve()) for path in sys.argv[1:]]
        browser.close()
    sys.exit(0 if passed and all(passed) else 1)


main()
