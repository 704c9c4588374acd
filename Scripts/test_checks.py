#!/usr/bin/env python3
"""Tests each check of this folder on small packages: some must pass, and each of the others has a fault to find."""

import pathlib
import subprocess
import tempfile
import unittest

from swift_source import code

HERE = pathlib.Path(__file__).parent


class Checks(unittest.TestCase):
    def outcome(self, check, files):
        with tempfile.TemporaryDirectory() as root:
            for name, text in files.items():
                path = pathlib.Path(root) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            done = subprocess.run([HERE / check, root], capture_output=True, text=True)
            return done.returncode, done.stdout + done.stderr

    def passes(self, check, files):
        status, output = self.outcome(check, files)
        self.assertEqual(status, 0, output)

    def fails(self, check, files, *messages):
        status, output = self.outcome(check, files)
        self.assertEqual(status, 1, output)
        for message in messages:
            self.assertIn(message, output)

    def test_files_past_the_types_that_know_them(self):
        innocent = "let a = OutputPath(x); a.open(); list.remove(at: 1); func open(_ a: Int) {}; reopen(x); a.write(to: &b)"
        self.passes("check-files", {"Sources/A/A.swift": innocent, "Sources/Basics/B.swift": "open(path, 0)"})
        for guilty in [
            "open(path, O_RDONLY)", "let d = Platform.open(path, 0)", "unlink(path)", "rename(a, b)", "mkdir(p, 0o777)",
            "try FileManager.default.removeItem(atPath: p)", "try data.write(to: URL(filePath: p))",
            "try text.write(toFile: path, atomically: true, encoding: .utf8)", "FileHandle(forWritingTo: url)",
            "FileManager.default.contents(atPath: p)", "String(contentsOfFile: path)", "fopen(path, mode)",
        ]:
            self.fails("check-files", {"Sources/A/A.swift": guilty}, "A.swift:1")

    def test_targets_in_a_circle(self):
        files = {"Sources/A/A.swift": "import B\n", "Sources/B/B.swift": "package import struct C.Z\n"}
        self.passes("check-architecture", files | {"Sources/C/C.swift": "// import A\nlet a = \"import A\"\n"})
        self.fails("check-architecture", files | {"Sources/C/C.swift": "@testable import A\n"}, "package: A, B, C")

    def test_folders_in_a_circle(self):
        files = {"Sources/A/X/Low.swift": "struct Low {}", "Sources/A/Y/High.swift": "struct High { let low: Low }"}
        self.passes("check-architecture", files)
        innocent = "// High\nlet text = \"High \\(1 + (2)) High\"; let other = Other.High()"
        self.passes("check-architecture", files | {"Sources/A/X/More.swift": innocent})
        for guilty in ["extension High {}", "let a = \"\\(High())\"", "let a = A.High()", "let a: [High?]"]:
            files["Sources/A/X/More.swift"] = guilty
            self.fails("check-architecture", files, "A/X, A/Y", "Sources/A/X/More.swift names High")

    def test_a_target_s_own_folder_is_a_folder(self):
        files = {"Sources/A/Top.swift": "struct Top { let low: Low }", "Sources/A/X/Low.swift": "struct Low {}"}
        self.passes("check-architecture", files)
        self.fails("check-architecture", files | {"Sources/A/X/More.swift": "let top: Top"}, "A, A/X")

    def test_long_files(self):
        self.passes("check-sizes", {"Sources/A/A.swift": "\n" * 250, "Tests/Fixtures/long.py": "\n" * 300})
        self.fails("check-sizes", {"Sources/A/A.swift": "\n" * 251}, "A.swift has 251 lines")

    def test_long_functions(self):
        heads = [
            "func f<T>(_ g: () -> T = { 1 }) -> T\n  where T: A {", "init?(a: Int) {", "subscript(i: Int) -> Int {",
            "var x: [Int] {", "deinit {", "static func == (a: A, b: A) -> Bool {", "package mutating func f() throws(A) {",
        ]
        for head in heads:
            for count, check in [(45, self.passes), (46, self.fails)]:
                body = "g { h() }\n" * (count - 3 - head.count("\n"))
                check("check-sizes", {"Sources/A/A.swift": f'struct A {{\n{head}\n"}}" // }}\n{body}}}\n}}\n'})

    def test_requirements_have_no_body(self):
        text = "protocol A {\n  func f()\n  var x: Int { get }\n  init(a: Int)\n}\nextension A {\n" + "let a = 1\n" * 50 + "}"
        self.passes("check-sizes", {"Sources/A/A.swift": text})

    def test_repeated_lines(self):
        lines = [f"let a{index} = {index}" for index in range(12)]
        one = {"Sources/A/A.swift": "\n".join(["a", *lines, "b"])}
        self.passes("check-repeats", one | {"Tests/B/B.swift": "\n".join(lines[:11])})
        self.fails("check-repeats", one | {"Tests/B/B.swift": "\n\n  ".join(["c", *lines])}, "A.swift:2", "B.swift:3", "12 equal")
        self.fails("check-repeats", {"Sources/A/A.swift": "\n".join(lines * 2)}, "A.swift:1 and Sources/A/A.swift:13")

    def test_ambiguous_names(self):
        files = {"Sources/A/B.swift": "struct B { enum Kind {} }", "Sources/A/C.swift": "class C { enum Kind {} }\nextension B {}"}
        self.passes("check-names", files)
        self.fails("check-names", files | {"Tests/T/T.swift": "protocol B {}"}, "B is the name of 2 types")
        self.fails("check-names", files | {"Tests/T/T.swift": "enum Kind {}"}, "B.Kind", "is named like Kind")
        self.fails("check-names", files | {"Sources/A/A.swift": "typealias A = B"}, "is named like a target")
        self.fails("check-names", files | {"Tests/T/T.swift": "extension B {\n  enum Kind {}\n}"}, "B.Kind is the name of 2")

    def test_what_could_stop_the_program(self):
        innocent = [
            "let a = b != c, d = !e", "// f!\nlet g = \"h!\"", "let i = Int(rounding: x / 2.5)", "fatalError(\"why\")",
            "let j = Int(text), k = Int32(bytes.count)", "Dictionary(pairs) { first, _ in first }", "try? l()",
        ]
        for text in innocent:
            self.passes("check-traps", {"Sources/A/A.swift": text})
        guilty = [
            "let a = b!", "c()!.d", "e[0]!", "let f: [Int]! = g", "try! h()", "i as! J", "fatalError()", "precondition()",
            "Dictionary(uniqueKeysWithValues: k)", "Int((x * 2).rounded())", "UInt32(dpi / 0.0254)", "\"\\(l!)\"",
        ]
        for text in guilty:
            self.fails("check-traps", {"Sources/A/A.swift": "\n" + text}, "Sources/A/A.swift:2")
        self.passes("check-traps", {"Sources/Kernels/A.swift": "let a = b!", "Tests/A/A.swift": "let a = b!"})

    def test_escapers_that_go_by_characters(self):
        innocent = [
            "for scalar in text.unicodeScalars { }", "let a: [Unicode.Scalar] = []", "// text.first is a Character",
            "func f(_ text: String) { text.utf8.first; text.unicodeScalars.split { $0 == \"|\" }; text.isEmpty }",
            "scalar.properties.isWhitespace", "\"#>\".unicodeScalars.contains(scalar)", "text.unicodeScalars.replacing(a, with: b)",
            "func f(_ text: [UInt8]) { text.first }",
        ]
        for text in innocent:
            self.passes("check-scalars", {"Sources/A/CSVEscaping.swift": text})
        guilty = [
            "let a: Character", "if text.hasPrefix(\"(\") {}", "text.hasSuffix(\"#\")", "text.replacing(\"|\", with: \"\")",
            "c.isLetter", "text.prefix(while: \\.isWhitespace)", "for character in text {", "\"#>\".contains(first)",
            "func f(_ text: String) { text.first == \"(\" }", "func f(_ text: String) { text.split(separator: \"|\") }",
            "let word: Substring\nlet b = word.map { $0 }", "func f(_ text: String) { Array(text) }",
            "func f(_ text: String) { for c in text { } }", "func f(_ text: String) { text.contains(\"|\") }",
        ]
        for text in guilty:
            self.fails("check-scalars", {"Sources/B/HTMLEscaping.swift": "\n" + text}, "Sources/B/HTMLEscaping.swift:")
        for name in ["TextCursor", "HTML", "RecordScanner", "Placeholder", "AllowedHTML", "CSVWriter", "PDFParser"]:
            self.fails("check-scalars", {f"Sources/B/{name}.swift": "c.isLetter"}, f"Sources/B/{name}.swift:1")
        self.passes("check-scalars", {f"Sources/B/Heading.swift": text for text in guilty})

    def test_code_without_texts(self):
        self.assertEqual(code('a "b\\"c" d'), 'a "    " d')
        self.assertEqual(code('a #"b"c"# d'), 'a #"   "# d')
        self.assertEqual(code('"""\n b " c\n""" d'), '"""\n      \n""" d')
        self.assertEqual(code('"x\\(f("y", (z)))" d'), '" \\(f(" ", (z)))" d')
        self.assertEqual(code("a /* b /* c */ d */ e // f"), "a " + " " * len("/* b /* c */ d */") + " e " + " " * 4)
        self.assertEqual(code('#/"[a/]/# b "c"'), '#/     /# b " "')


if __name__ == "__main__":
    unittest.main()
