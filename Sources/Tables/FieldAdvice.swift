import Basics

/// What the texts of a column may say, which only its author can tell: dates in an order of their own, decimal commas.
enum FieldAdvice {
  private static let patterns: [DatePattern] = [
    "%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d", "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%y", "%m/%d/%y", "%d %b %Y",
    "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M", "%d.%m.%Y %H:%M", "%m/%d/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%Y%m%d-%H%M%S", "%Y%m%d_%H%M%S", "%Y-%m-%d_%H-%M-%S",
  ].compactMap { text in try? DatePattern(text) }

  /// As many texts as show it.
  private static let looked = 100

  /// `92.0 ± 1.2`, `92.0 +/- 1.2` and `92.0 (1.2)`.
  private static func holdsSpread(_ text: String) -> Bool {
    let parts = text.replacing("+/-", with: "±").split { "±()".contains($0) }.map { $0.filter { $0 != " " } }
    return parts.count == 2 && parts.allSatisfy { NumberParser.number(in: $0.replacing(",", with: ".")) != nil }
  }

  /// - Parameters:
  ///   - texts: the different fields of the column that are not missing.
  ///   - decimalCommas: whether numbers with decimal commas were looked for.
  static func remark(_ name: String, _ texts: [String], decimalCommas: Bool) -> Remark? {
    let texts = texts.prefix(looked)
    guard !texts.isEmpty else { return nil }
    let commas = [FieldNotation.decimalComma, .percentWithComma]
    if !decimalCommas, commas.contains(where: { way in texts.allSatisfy { way.number($0) != nil } }) {
      return Remark("'\(name)' holds texts; if its commas are decimal marks, say decimal: \",\" (--decimal ,)")
    }
    if texts.allSatisfy(holdsSpread) {
      return Remark("'\(name)' holds a number and its spread in one field, such as '\(texts[0])': give each a column")
    }
    if texts.allSatisfy({ ISODate($0) != nil }) {
      return Remark("'\(name)' holds texts, because some of its dates have a time zone and others have none")
    }
    let others = texts.filter { ISODate($0) == nil }
    if let other = others.first, 2 * others.count < texts.count {
      return Remark("'\(name)' holds texts, because '\(other)' is no date, as its other fields are")
    }
    let fitting = patterns.filter { pattern in texts.allSatisfy { pattern.seconds($0) != nil } }.prefix(2)
    guard let first = fitting.first else { return nil }
    let other = fitting.dropFirst().first.map { " or \($0.text)" } ?? ""
    return Remark(
      "'\(name)' holds texts that may be dates written as \(first.text)\(other): to read them, say "
        + "types: {\(name): \"date(\(first.text))\"} (--type '\(name)=date(\(first.text))')")
  }
}
