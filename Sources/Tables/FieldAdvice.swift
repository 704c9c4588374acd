import Basics

/// What the texts of a column may say, which only its author can tell: dates in an order of their own, decimal commas.
enum FieldAdvice {
  private static let patterns: [DatePattern] = [
    "%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d", "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%y", "%m/%d/%y", "%d %b %Y",
    "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%b %d %Y", "%B %d %Y", "%d-%b-%Y", "%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M",
    "%d.%m.%Y %H:%M", "%m/%d/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%Y%m%d-%H%M%S", "%Y%m%d_%H%M%S", "%Y-%m-%d_%H-%M-%S",
  ].compactMap { text in try? DatePattern(text) }

  /// As many texts as show it.
  private static let looked = 100

  /// `92.0 ± 1.2`, `92.0 +/- 1.2` and `92.0 (1.2)`.
  private static func holdsSpread(_ text: String) -> Bool {
    let parts = text.replacing("+/-", with: "±").split { "±()".contains($0) }.map { $0.filter { $0 != " " } }
    return parts.count == 2 && parts.allSatisfy { NumberParser.number(in: $0.replacing(",", with: ".")) != nil }
  }

  /// Returns the remark about a column of texts that may be meant otherwise; nil if there is nothing to say.
  ///
  /// - Parameters:
  ///   - texts: the different fields of the column that are not missing.
  ///   - decimalCommas: whether numbers with decimal commas were looked for.
  static func remark(_ name: String, _ texts: [String], decimalCommas: Bool) -> Remark? {
    let texts = Array(texts.prefix(looked))
    guard !texts.isEmpty else { return nil }
    let advice =
      (decimalCommas ? nil : commas(texts)) ?? spread(texts) ?? storedNumbers(name, texts) ?? dates(texts)
      ?? patterned(name, texts) ?? periods(texts) ?? marked(texts)
    return advice.map { Remark("'\(name)' holds \($0)", ofTextsIn: name) }
  }

  private static func commas(_ texts: [String]) -> String? {
    let commas = [FieldNotation.decimalComma, .percentWithComma]
    guard texts.contains(where: { $0.contains(",") }),
      commas.contains(where: { way in texts.allSatisfy { way.number($0) != nil } })
    else { return nil }
    return "texts; if its commas are decimal marks, say decimal: \",\" (--decimal ,)"
  }

  private static func spread(_ texts: [String]) -> String? {
    guard texts.allSatisfy(holdsSpread) else { return nil }
    return "a number and its spread in one field, such as '\(texts[0])': give each a column"
  }

  /// A source with types, such as SQLite, can hold numbers that were stored as texts.
  private static func storedNumbers(_ name: String, _ texts: [String]) -> String? {
    guard texts.allSatisfy({ FieldNotation.plain.number($0) != nil }) else { return nil }
    return "numbers that are stored as texts: to read them as numbers, say types: {\(name): number} "
      + "(--type '\(name)=number')"
  }

  private static func dates(_ texts: [String]) -> String? {
    if texts.allSatisfy({ ISODate($0) != nil }) {
      return "texts, because some of its dates have a time zone and others have none"
    }
    let others = texts.filter { ISODate($0) == nil }
    guard let other = others.first, 2 * others.count < texts.count else { return nil }
    return "texts, because '\(other)' is no date, as its other fields are"
  }

  private static func patterned(_ name: String, _ texts: [String]) -> String? {
    let fitting = patterns.filter { pattern in texts.allSatisfy { pattern.seconds($0) != nil } }.prefix(2)
    guard let first = fitting.first else { return nil }
    let other = fitting.dropFirst().first.map { " or \($0.text)" } ?? ""
    return "texts that may be dates written as \(first.text)\(other): to read them, say "
      + "types: {\(name): \"date(\(first.text))\"} (--type '\(name)=date(\(first.text))')"
  }

  /// Months, quarters and times of a day, which are no dates.
  private static func periods(_ texts: [String]) -> String? {
    let kinds = [
      ("months", ["9999-99"]), ("quarters", ["9999-Q9", "9999Q9", "Q9 9999", "9999 Q9"]),
      ("times", ["99:99", "9:99", "99:99:99", "9:99:99", "99:99:99.9", "99:99:99.999", "99:99.999"]),
    ]
    let forms = Set(
      texts.map { text in String(text.map { $0.isASCII && $0.isNumber ? "9" : $0 }) })
    guard let kind = kinds.first(where: { forms.isSubset(of: $0.1) }) else { return nil }
    let example = kind.0 == "times" ? "2024-01-31 09:05" : "2024-03-01"
    return "\(kind.0) such as '\(texts[0])', which are read as texts: write whole dates, such as \(example)"
  }

  /// Numbers with a unit behind a blank, or with marks between their digits that no notation has.
  private static func marked(_ texts: [String]) -> String? {
    let parts = texts.map { text in
      let number = text.prefix { "0123456789.,+-\u{2212}\u{a0}\u{202f} '%".contains($0) }
      return (number: String(number), unit: String(text.dropFirst(number.count)))
    }
    guard parts.allSatisfy({ $0.number.contains { $0.isASCII && $0.isNumber } }) else { return nil }
    if let unit = parts.first?.unit, !unit.isEmpty {
      let hasUnit = parts.allSatisfy {
        $0.unit == unit && $0.number.hasSuffix(" ") && NumberParser.number(in: $0.number.trimmingSpaces) != nil
      }
      return hasUnit
        ? "numbers with a unit, such as '\(texts[0])', which are read as texts: write numbers, and the unit in the name of "
          + "the column" : nil
    }
    let marks = parts.contains { $0.number.contains { " ,'%\u{a0}\u{202f}\u{2212}".contains($0) } }
    guard marks, parts.allSatisfy({ $0.unit.isEmpty && $0.number.first != " " }) else { return nil }
    return "numbers written as '\(texts[0])', which are read as texts: write them without marks between their digits"
  }
}
