import Basics
import Documents
import Graphics
import GraphicsTestSupport
import Hyphenation
import Testing
import Typesetting

/// Tests hyphenation at the ends of lines.
@Suite struct HyphenationTests {
  /// The words as pyphen hyphenates them: `Tests/References/hyphens.py`.
  static let divided = [
    "de": "Sil-ben-tren-nung Wis-sen-schaft Mul-ti-pli-ka-ti-on Stra-ße über-prü-fen",
    "en": "mul-ti-plic-a-tion hy-phen-a-tion dif-fer-ence",
    "fr": "mul-ti-pli-ca-tion dif-fé-rence hy-po-thèse",
    "es": "mul-ti-pli-ca-ción di-fe-ren-cia",
    "it": "mol-ti-pli-ca-zio-ne dif-fe-ren-za",
    "pt": "mul-ti-pli-ca-ção di-fe-rença hi-pó-tese",
    "nl": "ver-me-nig-vul-di-ging ver-schil-len",
  ]

  private static func divided(_ word: String, _ dictionary: HyphenationDictionary) -> String {
    var text = Array(word)
    for place in dictionary.breaks(in: word).reversed() { text.insert("-", at: place) }
    return String(text)
  }

  @Test(arguments: divided.keys.sorted()) func placesAreThoseOfThePatterns(_ language: String) throws {
    let dictionary = try Self.dictionary(language)
    let expected = try #require(Self.divided[language]).split(separator: " ").map(String.init)
    #expect(expected.map { Self.divided($0.filter { $0 != "-" }, dictionary) } == expected)
  }

  private static func dictionary(_ language: String) throws -> HyphenationDictionary {
    try DocumentLanguage.all.named(language, what: "language").patterns.dictionary()
  }

  @Test func eachLanguageHasWords() {
    #expect(Set(Self.divided.keys) == Set(DocumentLanguage.all.map(\.name)))
  }

  @Test func hostileWordsAreLeftWhole() throws {
    for language in ["de", "en"] {
      let dictionary = try Self.dictionary(language)
      for word in ["", "a", "İİİİİİİİ", "e\u{301}e\u{301}e\u{301}", "漢字漢字漢字", String(repeating: "ab", count: 100_000)] {
        #expect(dictionary.breaks(in: word) == [], "\(word.prefix(20))")
      }
    }
  }

  /// A damaged file is read as far as possible.
  @Test func damagedPatternsAreNoFault() {
    for text in ["", "UTF-8", "UTF-8\n1", "UTF-8\n/\n.\n1a1/b=c,1,2\n\u{0}9", "ISO8859-1\n\u{FF}1\u{FE}"] {
      #expect(HyphenationDictionary(Array(text.utf8), before: 2, behind: 2).breaks(in: "abcdef") == [])
    }
    let dictionary = HyphenationDictionary(Array("UTF-8\nb1c\nc1d/d=e,1,1".utf8), before: 2, behind: 2)
    #expect(dictionary.breaks(in: "abcdef") == [2])
  }

  /// The word after an elision is hyphenated like the word alone.
  @Test func wordsBehindAnApostropheAreDivided() throws {
    let dictionary = try Self.dictionary("fr")
    for words in [
      "aaa bbb ccc l’hyperparamétrisation", "aaa bbb ccc d'expérimentation", "aaa bbb ccc l’expérimentation’",
    ] {
      #expect(try Self.runs(words, dictionary, measure: 110).contains { $0.text == "-" }, "\(words)")
    }
  }

  private static func runs(_ words: String, _ dictionary: HyphenationDictionary?, measure: Double) throws -> [TextRun] {
    var style = PageStyle(
      page: Size(220, 400), measure: measure, top: 20, bottom: 20,
      body: TextStyle(font: Font(.serif, size: 10), leading: 12))
    if let dictionary { style.divideWords { dictionary.breaks(in: $0) } }
    return try PageTypesetter(style: style, measurer: FixedWidthMeasurer())
      .pages(of: Document(blocks: [.paragraph([.text(words)])])).flatMap(\.runs)
  }

  @Test func addressesAndNamesAreLeftWhole() throws {
    let words = "aaa bbb https://documentation.org ccc multiplication_difference.csv ddd https://documentation.org"
    #expect(try !Self.runs(words, Self.dictionary("en"), measure: 100).contains { $0.text == "-" })
  }

  /// Hyphens are not part of the text: without them it is unchanged.
  @Test func aParagraphKeepsItsText() throws {
    let words = """
      Die Wissenschaftsgeschichte kennt Untersuchungen der Multiplikationsfähigkeiten von Rechenanlagen, deren \
      Veröffentlichungen Unvereinbarkeiten aufweisen und Wiederholungsuntersuchungen erforderlich machen.
      """
    func letters(_ runs: [TextRun]) -> String { runs.map(\.text).filter { $0 != "-" }.joined().filter { $0 != " " } }
    let whole = try Self.runs(words, nil, measure: 140)
    let divided = try Self.runs(words, Self.dictionary("de"), measure: 140)
    #expect(!whole.contains { $0.text == "-" })
    #expect(divided.count { $0.text == "-" } >= 2)
    #expect(letters(divided) == letters(whole))
  }
}
