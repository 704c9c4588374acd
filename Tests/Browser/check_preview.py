#!/usr/bin/env python3
"""Previews a notebook in Chromium, saves it many times and checks what the page shows; then attacks the server.

    check_preview.py REASONOPS FOLDER [SAVES] [SECONDS]

Each of SAVES (200) saves is shown at the same scroll position, with a median delay of at most SECONDS (0.3). An error is
shown with its place, its line, a caret and a hint, above the last report, and disappears when it is corrected. The same
holds for an error in an included file or a data file, and for a file that is missing for a while. The PDF is that of the
notebook. Requests with another host, origin, site or method, and requests for other paths, are refused. The server listens
only on 127.0.0.1. Broken requests and many silent connections do no harm. No file is written. Ctrl-C ends the preview.
Needs playwright from PyPI, and Chromium.
"""

import pathlib
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time

from playwright.sync_api import sync_playwright

from preview_attacks import attacks, broken

NOTEBOOK = """---
title: Bread
data: {{results: loaves.csv}}
---

# First

{above}

Save {save} of many, the mean is {{{{ mean(rise) | digits(1) }}}}.

<!-- include part.md -->

```chart
label: rise
mark: bar
x: flour
y: mean(rise)
caption: Rise.
```

# Last

""" + "\n\n".join(f"A paragraph to scroll past, {number}." for number in range(60)) + "\n"
DATA = "flour,rise\nrye,{rise}\nwheat,90\nspelt,80\n"
FRONT = "#reports iframe.front"


class Preview:
    def __init__(self, program, folder):
        self.folder = folder
        self.write("part.md", "From another file.\n")
        self.write("loaves.csv", DATA.format(rise=70))
        self.save(0)
        self.process = subprocess.Popen(
            [program, "preview", "notebook.md", "--port", "0"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        self.port = int(self.address.rstrip("/").rsplit(":", 1)[1])

    def write(self, name, text):
        """Writes a file as an editor does: to a temporary file that is renamed."""
        temporary = self.folder / f".{name}.new"
        temporary.write_text(text)
        temporary.rename(self.folder / name)

    def save(self, number, above="Nothing above."):
        self.write("notebook.md", NOTEBOOK.format(save=number, above=above))

    def end(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=10)


def shown(page, text, seconds=30):
    """Returns the seconds until the report in front shows a text."""
    start = time.monotonic()
    page.wait_for_function(
        """text => document.querySelector("#reports iframe.front").contentDocument?.body?.innerText.includes(text)""",
        arg=text, timeout=1000 * seconds, polling=5)
    return time.monotonic() - start


def saves(preview, page, count, seconds):
    place = "document.querySelector('#reports iframe.front').contentWindow.scrollY"
    page.evaluate("document.querySelector('#reports iframe.front').contentWindow.scrollTo({top: 700, behavior: 'instant'})")
    times = []
    for number in range(1, count + 1):
        preview.save(number)
        times.append(shown(page, f"Save {number} of many, the mean is 80.0."))
        if page.evaluate(place) != 700:
            yield f"save {number}: the reader is at {page.evaluate(place)} px instead of 700"
            break
    median = statistics.median(times)
    print(f"{count} saves, each shown; the median after {median:.3f} s, the slowest after {max(times):.3f} s")
    if median > seconds:
        yield f"the median save is shown after {median:.3f} s"


def mistakes(preview, page):
    problem = page.locator("#problem")

    def expect(what, *parts):
        problem.wait_for(state="visible", timeout=30_000)
        try:
            page.wait_for_function("part => document.querySelector('#problem').innerText.includes(part)", arg=parts[0], timeout=30_000)
        except Exception:
            pass
        text = problem.inner_text()
        for part in parts:
            if part not in text:
                yield f"{what}: '{part}' is not in what is shown:\n{text}"

    preview.save(1000, "The value {{ mean(rize) }} is mistaken.")
    yield from expect("a mistake", "notebook.md:8:", "rize", "^", "hint:")
    if "Save" not in page.frame_locator(FRONT).locator("body").inner_text():
        yield "the report of before is gone"
    other = page.context.browser.new_page()
    other.goto(preview.address)
    shown(other, "Save")
    other.close()
    preview.save(1001)
    shown(page, "Save 1001 of many")
    if problem.is_visible():
        yield "a mistake is shown after it is mended"
    preview.write("part.md", "From {{ nothing }}.\n")
    yield from expect("a mistake in an included file", "part.md:1:", "nothing", "^")
    preview.write("part.md", "From another file, mended.\n")
    shown(page, "From another file, mended.")
    (preview.folder / "part.md").rename(preview.folder / "other.md")
    yield from expect("a missing file", "part.md")
    (preview.folder / "other.md").rename(preview.folder / "part.md")
    problem.wait_for(state="hidden", timeout=30_000)
    preview.write("loaves.csv", "flour,rise\nrye,70,1\n")
    yield from expect("a mistake in the data", "loaves.csv:2")
    preview.write("loaves.csv", DATA.format(rise=100))
    shown(page, "the mean is 90.0")
    if problem.is_visible():
        yield "a mistake in the data is shown after it is mended"


def listening(process):
    """Yields the addresses and ports that a process listens on, from /proc."""
    inodes = {path.readlink().name for path in pathlib.Path(f"/proc/{process}/fd").iterdir() if path.is_symlink()}
    for table, family in [("tcp", socket.AF_INET), ("tcp6", socket.AF_INET6)]:
        for line in pathlib.Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            words = line.split()
            if words[3] == "0A" and f"socket:[{words[9]}]" in inodes:
                raw = bytes.fromhex(words[1].split(":")[0])
                address = b"".join(raw[at:at + 4][::-1] for at in range(0, len(raw), 4))
                yield socket.inet_ntop(family, address), int(words[1].split(":")[1], 16)


def problems(program, folder, count, seconds):
    preview = Preview(program, folder)
    before = {path.name for path in folder.iterdir()}
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1000, "height": 700})
            page.on("console", lambda message: print(f"console: {message.text}"))
            page.goto(preview.address)
            shown(page, "Save 0 of many")
            yield from saves(preview, page, count, seconds)
            yield from mistakes(preview, page)
            page.screenshot(path=str(folder.parent / "preview.png"))
            browser.close()
        yield from attacks(preview)
        yield from broken(preview)
        found = list(listening(preview.process.pid))
        if found != [("127.0.0.1", preview.port)]:
            yield f"it listens at {found}"
        if {path.name for path in folder.iterdir()} != before:
            yield "the preview writes files"
        taken = subprocess.run([program, "preview", "notebook.md", "--port", str(preview.port)], cwd=folder, capture_output=True, text=True, timeout=60)
        if taken.returncode != 73 or "hint:" not in taken.stderr:
            yield f"a port that is taken ends with {taken.returncode}: {taken.stderr}"
    finally:
        code = preview.end()
    if code not in (130, -signal.SIGINT):
        yield f"Ctrl-C ends it with {code}"


def main():
    program, folder = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    count, seconds = int((sys.argv[3:] or ["200"])[0]), float((sys.argv[4:] or ["0.3"])[0])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found = list(problems(program, folder, count, seconds))
    for problem in found:
        print(f"error: {problem}")
    print(f"the preview has {len(found)} problems")
    sys.exit(1 if found else 0)


main()
