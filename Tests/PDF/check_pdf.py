#!/usr/bin/env python3
"""Checks the accessibility of PDFs: by validators of PDF/UA-1 and PDF/A-2a, by a walk through the structure tree, which no
validator does, and by comparing its text with that of the HTML page beside it.

Usage: check_pdf.py FILE...
"""
import html.parser
import pathlib
import re
import subprocess
import sys

import page
import pikepdf
from pikepdf import Array, Dictionary, Name

# Rules whose violation is not a fault here.
FALSE_ALARMS = {
    # PDF/A-2 requires that a CharSet is correct if it exists (ISO 19005-2, 6.2.11.4.2). Only PDF/A-1 required one.
    "PDFA2A-TYPE1-SUBSET-CHARSET-001",
}
# Rules of outloud that are skipped. It does not know ¹, ² and ³, counts row spans too late, and treats a running head as prose,
# although it is an artifact by ISO 14289-1, 7.8. It calls a table shredded if it has more header cells than values, as one of
# two columns with row headers has. `check_table` checks the headers, and `check_text` finds lost text.
SKIPPED = "TXT-005,TBL-004,TAG-002,TBL-010"
ELSEWHERE = ("origin", "running", "affiliations", "keywords")
PAINTS = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI", "Tj", "TJ", "'", '"'}
ENDS = {"f", "f*", "S", "n", "B", "b", "B*", "b*", "s", "F"}


class Walk:
    """Checks that the content, the structure tree and the parent tree agree one to one."""

    def __init__(self, path):
        self.wrong, self.owners, self.links, self.figures = [], {}, [], 0
        self.pdf = pikepdf.open(path)
        self.numbers = {item.obj.objgen: index for index, item in enumerate(self.pdf.pages)}
        root = self.pdf.Root.StructTreeRoot
        kids = root.K if isinstance(root.K, Array) else [root.K]
        for node in kids:
            self.visit(node, root, None)
        self.parents = dict(zip(*[iter(root.ParentTree.Nums)] * 2))
        for index, item in enumerate(self.pdf.pages):
            self.check_page(index, item)
        if self.owners:
            self.wrong.append(f"in the tree only: {sorted(self.owners)[:5]}")

    def visit(self, node, parent, page_number):
        role = str(node.S)[1:]
        if node.P.objgen != parent.objgen:
            self.wrong.append(f"{role}: another parent")
        if "/Pg" in node:
            page_number = self.numbers[node.Pg.objgen]
        if role == "Figure":
            self.figures += 1
            if not str(node.get("/Alt", "")) or "/BBox" not in node.get("/A", Dictionary()):
                self.wrong.append("a figure without description or place")
        if role == "Table":
            self.check_table(node)
        kids = node.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                self.own(node, role, page_number, kid)
            elif kid.get("/Type") == Name.MCR:
                self.own(node, role, self.numbers[kid.Pg.objgen], int(kid.MCID))
            elif kid.get("/Type") == Name.OBJR:
                self.links.append((node, kid.Obj))
            else:
                self.visit(kid, node, page_number)
        if role == "Link" and all(owner.objgen != node.objgen for owner, _ in self.links[-1:]):
            self.wrong.append("a link that leads nowhere")

    def check_table(self, table):
        """Checks that at most three rows, at the top, have column headers. All others are row headers, then values."""
        rows = ["".join(map(kind_of_cell, cells(row))) for row in rows_of(table)]
        top = next((index for index, row in enumerate(rows) if "C" not in row), len(rows))
        if top > 3:
            self.wrong.append(f"a table with {top} rows of heads")
        for row in rows[top:]:
            if not re.fullmatch("R*D+", row):
                self.wrong.append(f"a table with a row of {row}")

    def own(self, node, role, page_number, mcid):
        if (page_number, mcid) in self.owners:
            self.wrong.append(f"page {page_number + 1}: {mcid} is used twice")
        self.owners[(page_number, mcid)] = (node.objgen, role)

    def check_page(self, index, item):
        seen, faults = content(item)
        self.wrong += [f"page {index + 1}: {fault}" for fault in faults]
        for mcid, role in seen:
            owner = self.owners.pop((index, mcid), None)
            if owner is None:
                self.wrong.append(f"page {index + 1}: {mcid} belongs to nothing")
                continue
            if self.parents[int(item.obj.StructParents)][mcid].objgen != owner[0]:
                self.wrong.append(f"page {index + 1}: {mcid} has another parent")
            if role != owner[1]:
                self.wrong.append(f"page {index + 1}: {role} in the content, {owner[1]} in the tree")
        for note in item.obj.get("/Annots", Array()):
            owner = [node for node, link in self.links if link.objgen == note.objgen]
            known = getattr(self.parents.get(int(note.get("/StructParent", -1))), "objgen", None)
            if len(owner) != 1 or known != owner[0].objgen:
                self.wrong.append(f"page {index + 1}: a link without an owner")
            if not note.get("/Contents") or int(note.get("/F", 0)) != 4:
                self.wrong.append(f"page {index + 1}: a link that says nothing")


def claims(path):
    """Returns the profiles of the standards that a file claims to conform to."""
    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        archive = metadata.get("pdfaid:part", "") + metadata.get("pdfaid:conformance", "").lower()
        access = metadata.get("pdfuaid:part", "")
    return [profile for profile in (access and f"ua{access}", archive) if profile]


def cells(node):
    """Returns the child elements of a node, without its own content."""
    kids = node.get("/K", Array())
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary) and "/S" in kid]


def kind_of_cell(cell):
    """Returns C for a column header, R for a row header, and D for a value or an empty corner."""
    if cell.S != Name.TH:
        return "D"
    lists = cell.get("/A", Array())
    scopes = [str(item.get("/Scope", "")) for item in (lists if isinstance(lists, Array) else [lists])]
    return "R" if "/Row" in scopes else "C"


def rows_of(table):
    for kid in cells(table):
        if kid.S == Name.TR:
            yield kid
        elif kid.S in (Name.THead, Name.TBody, Name.TFoot):
            yield from rows_of(kid)


def content(item):
    """Returns the numbers of a page's marked content, in order, and its faults."""
    seen, wrong, stack, in_text, in_path = [], [], [], None, False
    for operands, operator in pikepdf.parse_content_stream(item):
        word = str(operator)
        if word in ("BDC", "BMC"):
            kind = "artifact" if str(operands[0]) == "/Artifact" else "other"
            if word == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
                kind = int(operands[1].MCID)
                seen.append((kind, str(operands[0])[1:]))
            inside = any(isinstance(outer, int) for outer, _ in stack)
            if inside and (kind == "artifact" or isinstance(kind, int)):
                wrong.append(f"{kind} inside other content")
            if in_path:
                wrong.append("a mark inside a path")
            stack.append((kind, in_text))
        elif word == "EMC":
            kind, begun = stack.pop()
            if begun != in_text:
                wrong.append(f"{kind} crosses a text")
        elif word == "BT":
            in_text = len(seen) + 1
        elif word == "ET":
            in_text = None
        in_path = (in_path or word in ("m", "re")) and word not in ENDS
        if word in PAINTS and not any(kind == "artifact" or isinstance(kind, int) for kind, _ in stack):
            wrong.append(f"{word} outside all marks")
    if stack:
        wrong.append(f"open at the end: {stack}")
    return seen, wrong


class PageText(html.parser.HTMLParser):
    """Reads the paragraphs and headings of an HTML page, in order, without those that the PDF has elsewhere: the authors, the
    list of sections, and the page header and footer. The parts of a paragraph around a formula are separate blocks."""

    def __init__(self):
        super().__init__()
        self.depth, self.blocks = 0, []

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag in ("p", "h2", "h3", "h4"):
            is_elsewhere = names.get("class") in ELSEWHERE or names.get("id") == "contents-title"
            self.depth = 1000 if is_elsewhere else 1
            self.blocks.append("")
        elif tag == "math" and self.depth:
            self.depth += 100
            self.blocks.append("")

    def handle_endtag(self, tag):
        if tag in ("p", "h2", "h3", "h4"):
            self.depth = 0
        elif tag == "math" and self.depth >= 100:
            self.depth -= 100

    def handle_data(self, data):
        if 0 < self.depth < 100:
            self.blocks[-1] += data


def words(text):
    return re.findall(r"[^\W\d_]{2,}", text.replace("\u00ad", ""))


def check_text(path, wrong):
    """Checks that each paragraph of the page is in the tree. A word that is divided at a line end is two strings there."""
    beside = path.with_suffix(".html")
    if not beside.exists():
        return
    tree = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True).stdout
    spoken = "".join(words(" ".join(re.findall(r'^\s*"(.*)"$', tree, re.M))))
    reader = PageText()
    reader.feed(beside.read_text())
    for block in reader.blocks:
        if words(block) and "".join(words(block)) not in spoken:
            wrong.append(f"not in the tree: {block[:60]!r}")


def check(path):
    wrong = []
    claimed = claims(path)
    if not claimed:
        wrong.append("it claims no standard")
    for profile in claimed:
        for failure in page.validate_pdf(str(path), profile=profile).failures:
            if failure.rule_id not in FALSE_ALARMS:
                wrong.append(f"{failure.rule_id}: {failure.message}")
    bin_folder = pathlib.Path(sys.executable).parent
    result = subprocess.run([bin_folder / "pdfua", "check", str(path)], capture_output=True, text=True)
    if result.returncode:
        wrong.append(result.stdout.strip())
    # DOC-012 requires the claim of PDF/UA, which a file that is only PDF/A does not make.
    skipped = SKIPPED if "ua1" in claimed else SKIPPED + ",DOC-012"
    result = subprocess.run(
        [bin_folder / "outloud", "--skip", skipped, "--json", "-", str(path)], capture_output=True, text=True)
    if result.returncode:
        wrong.append(result.stdout.strip()[-2000:])
    walk = Walk(path)
    check_text(path, wrong)
    wrong += walk.wrong
    print(
        f"{path}: {' and '.join(claimed)}, {len(walk.pdf.pages)} pages, {walk.figures} figures, "
        f"{len(walk.links)} links, {len(wrong)} problems")
    for fault in wrong[:20]:
        print("  ", fault)
    return not wrong


if __name__ == "__main__":
    sys.exit(0 if all([check(pathlib.Path(name)) for name in sys.argv[1:]]) else 1)
