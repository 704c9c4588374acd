/// Texts that would act as markup, code or control characters in some format if a writer did not escape them.
package enum HostileTexts {
  package static let all =
    [
      "<script>alert(1)</script>", "</td><img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onmouseover='x",
      "[click](javascript:alert(1))", "![x](http://example.org/x.png)", "**bold** _it_ `code` ~~gone~~", "a|b|c",
      "# head",
      "> quote", "- item", "1. one", "1) one", "+ plus", "---", "===", "{{ mean(accuracy) }}", "[^1]", "[@fig:a]",
      "&lt;b&gt;", "&#60;b&#62;", "http://example.org", "www.example.org", "me@example.org", "a\\*b", "\\", "$x$",
      ":smile:",
      "<!-- when x -->", "<!-- end -->", "line\u{2028}two", "\u{202E}reversed", "tab\tbell\u{7}",
      "%s \\input{x} #1 $ & _",
      "@misc{a, title={b}}", "a: b", "!!python/object", "snake_case_name", "_under_", "*", "**", "``", "`", "[", "]",
      "![", "a](b", "*\u{301}em*\u{301}", "`\u{301}co`\u{301}", "~\u{301}~x~\u{301}~", "[\u{301}a](b)", "|\u{301}|",
      "<\u{301}b>", "\"\u{301},'\u{301}", "\\\u{301}", "&\u{301}lt;", "#\u{301} x", "$\u{301}x$", "x!", "wow![x](y)",
      "\u{F0000}\u{F000A}",
      "<", ">", "&", "&amp", "~", "x^2", "\u{FFFF}", "- [ ] task", "| a | b |\n|---|---|", "    code",
    ] + [reserved]

  /// The scalars that stand for expressions while a notebook is parsed. A literal must not contain them.
  private static let reserved = String(
    String.UnicodeScalarView([0xFDDA, 0xFDD0, 0xFDDB, 0xFDD1].compactMap(Unicode.Scalar.init)))
}
