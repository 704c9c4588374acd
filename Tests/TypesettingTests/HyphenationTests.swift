import Documents
import Graphics
import GraphicsTestSupport
import Hyphenation
import Testing
import Typesetting

/// Words at the ends of lines.
@Suite struct HyphenationTests {
  /// By pyphen, `Tests/References/hyphens.py`.
  static let divided = [
    "de": "Sil-ben-tren-nung Wis-sen-schaft Mul-ti-pli-ka-ti-on Stra-ße über-prü-fen",
    "en": "mul-ti-plic-a-tion hy-phen-a-tion dif-fer-ence",
    "fr": "mul-ti-pli-ca-tion dif-fé-rence hy-po-thèse",
    "es": "mul-ti-pli-ca-ción di-fe-ren-cia",
    "it": "mol-ti-pli-ca-zio-ne dif-fe-ren-za",
    "nl": "ver-me-nig-vul-di-ging ver-schil-len",
  ]

  private static func divided(_ word: String, _ dictionary: HyphenationDictionary) -> String {
    var text = Array(word)
    for place in dictionary.breaks(in: word).reversed() { text.insert("-", at: place) }
    return String(text)
  }

  @Test(arguments: divided.keys.sorted()) func placesAreThoseOfThePatterns(_ language: String) throws {
    let dictionary = try HyphenationDictionary(language: language)
    let expected = try #require(Self.divided[language]).split(separator: " ").map(String.init)
    #expect(expected.map { Self.divided($0.filter { $0 != "-" }, dictionary) } == expected)
  }

  @Test func hostileWordsAreLeftWhole() throws {
    for language in ["de", "en"] {
      let dictionary = try HyphenationDictionary(language: language)
      for word in ["", "a", "İİİİİİİİ", "e\u{301}e\u{301}e\u{301}", "漢字漢字漢字", String(repeating: "ab", count: 100_000)] {
        for place in dictionary.breaks(in: word) { #expect(place > 0 && place < word.unicodeScalars.count) }
      }
    }
  }

  @Test func anUnknownLanguageIsAnError() {
    #expect(throws: (any Error).self) { try HyphenationDictionary(language: "xx") }
  }

  @Test func addressesAndNamesAreLeftWhole() throws {
    let dictionary = try HyphenationDictionary(language: "en")
    var style = PageStyle(
      page: Size(220, 400), measure: 100, top: 20, bottom: 20,
      body: TextStyle(font: Font(.serif, size: 10), leading: 12))
    style.divideWords { dictionary.breaks(in: $0) }
    let words = "aaa bbb https://documentation.org ccc multiplication_difference.csv ddd https://documentation.org"
    let runs = try PageTypesetter(style: style, measurer: FixedWidthMeasurer())
      .pages(of: Document(blocks: [.paragraph([.text(words)])])).flatMap(\.runs)
    #expect(!runs.contains { $0.text == "-" })
  }

  /// Hyphens are no part of the text: without them it is as it was.
  @Test func aParagraphKeepsItsText() throws {
    let words = """
      Die Wissenschaftsgeschichte kennt Untersuchungen der Multiplikationsfähigkeiten von Rechenanlagen, deren \
      Veröffentlichungen Unvereinbarkeiten aufweisen und Wiederholungsuntersuchungen erforderlich machen.
      """
    let dictionary = try HyphenationDictionary(language: "de")
    var style = PageStyle(
      page: Size(220, 400), measure: 140, top: 20, bottom: 20,
      body: TextStyle(font: Font(.serif, size: 10), leading: 12))
    func runs() throws -> [TextRun] {
      try PageTypesetter(style: style, measurer: FixedWidthMeasurer())
        .pages(of: Document(blocks: [.paragraph([.text(words)])])).flatMap(\.runs)
    }
    func letters(_ runs: [TextRun]) -> String { runs.map(\.text).filter { $0 != "-" }.joined().filter { $0 != " " } }
    let whole = try runs()
    style.divideWords { dictionary.breaks(in: $0) }
    let divided = try runs()
    let hyphens = divided.filter { $0.text == "-" }
    #expect(!whole.contains { $0.text == "-" })
    #expect(hyphens.count >= 2)
    #expect(letters(divided) == letters(whole))
  }
}
