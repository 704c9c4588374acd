import Basics
import Testing

@Suite struct AddressTests {
  @Test(arguments: [
    ("https://example.org/a?b=c&d=(e)#f", "https://example.org/a?b=c&d=(e)#f"),
    ("HTTP://example.org", "HTTP://example.org"), ("mailto:a@example.org", "mailto:a@example.org"),
    ("a/b.md#c", "a/b.md#c"), ("#here", "#here"), ("?q", "?q"), ("", ""), ("/a/b:c", "/a/b:c"), ("a?b:c", "a?b:c"),
    ("http://[::1]:80/[x]", "http://[::1]:80/%5Bx%5D"), ("a b\"<>\\^`{|}'", "a%20b%22%3C%3E%5C%5E%60%7B%7C%7D%27"),
    ("50%25 50% %zz", "50%25%2050%25%20%25zz"), ("#a#b", "#a%23b"), ("ä\u{301}", "%C3%A4%CC%81"),
    ("https://bücher.example/", "https://b%C3%BCcher.example/"), ("http://\u{301}x", "http://%CC%81x"),
    ("http://a/) /S /JavaScript /JS (app.alert(1)", "http://a/)%20/S%20/JavaScript%20/JS%20(app.alert(1)"),
    ("javascript&colon;alert(1)", "javascript&colon;alert(1)"), ("javascript%3Aalert(1)", "javascript%3Aalert(1)"),
  ]) func allowedAddressesAreWrittenInASCII(_ written: String, _ text: String) {
    let address = Address(written)
    #expect(address?.text == text)
    #expect(address.map { Address($0.text)?.text } == text)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript:\u{E33}=alert(1)", "javascript:\u{301}alert(1)",
    "javascript\u{301}:x", " javascript:x", "\u{1}javascript:x", "java\tscript:x", "java\nscript:x", "data:text/html,x",
    "data:image/svg+xml;base64,PHN2Zz4=", "vbscript:x", "file:///etc/passwd", "ftp://x/y", "blob:x", "C:\\x", "x:y",
    "//host/x", "/\\host/x", "\\\\host\\x", "\\/host", "/\t/host", "///host", "http:", "http:x", "http:/x", "http:///x",
    "http:\\\\x", "https://\\x", "http:\u{301}//x", "http://?x", "https://#x", ":x", "a\u{202E}b", "a\u{7F}",
    "a\u{85}b",
    "a\u{2028}b", "\u{FEFF}javascript:x", "view-source:http://x", "http\u{FF1A}x:y", "ht\u{200E}tp://x",
  ]) func othersAreRefused(_ written: String) {
    #expect(Address(written) == nil)
  }

  @Test func picturesStandBesideTheDocument() {
    for path in ["a.png", "figures/a.png", "./a.png", "a..b/c.png", "a?x=../y"] {
      #expect(Address(path)?.isBeside == true, "\(path)")
    }
    for path in ["../a.png", "a/../../b", "%2e%2E/a", ".%2e/a", "/a.png", "http://x/a.png", "mailto:x", "#a"] {
      #expect(Address(path)?.isBeside == false, "\(path)")
    }
  }

  /// An address contains nothing that a writer would have to escape except `&`, whatever text it was made from.
  @Test func everyAddressIsPlain() {
    let pieces = [
      "http:", "//", "javascript", ":", "\u{301}", "/", "\\", "\t", "(", ")", "'", "\"", "<", "%", "4", "#", "?", "é",
      "a", "&",
      "\u{202E}", "\u{0}", "[", "]", "::1", "@", "data", "mailto:", "..", "\u{10FFFF}", " ",
    ]
    var state: UInt64 = 1
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.unicodeScalars.append(contentsOf: pieces[Int(state >> 33) % pieces.count].unicodeScalars)
      }
      guard let address = Address(text) else { continue }
      let isPlain = address.text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"'<>\\^`{|}".utf8.contains($0) }
      #expect(isPlain && Address(address.text)?.kind == address.kind, "\(text)")
      let head = address.text.utf8.prefix { !"/?#".utf8.contains($0) }
      if head.contains(UInt8(ascii: ":")) { #expect(address.kind == .web || address.kind == .mail, "\(text)") }
      #expect(!address.text.utf8.starts(with: "//".utf8), "\(text)")
    }
  }
}
