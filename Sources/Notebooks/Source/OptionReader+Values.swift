import Analysis
import Basics

extension OptionReader {
  /// Returns the value of a required key. Reports a missing key at `place`; empty values are already reported.
  func required(_ key: String, in place: SourceText) -> SourceText? {
    if let value = text(key) { return value }
    if self.key(key) == nil { problems.report("'\(key)' is missing", at: place.location()) }
    return nil
  }

  /// Returns the entry whose name is the value of the key. Reports a name that no entry has.
  func entry<Entry: Named>(_ key: String, of entries: [Entry]) -> Entry? {
    choice(key, entries.map(\.name)).flatMap { name in entries.first { $0.name == name } }
  }

  /// Returns the values of a key that has two or more, either directly or under `value`. Otherwise returns none.
  func severalTexts(_ key: String) -> [SourceText] {
    guard !isMapping(key) else { return mapping(key, valuesMayBeEmpty: true).severalTexts("value") }
    let texts = list(key)
    return texts.count > 1 ? texts : []
  }

  /// Returns the value of a key that has exactly one, either directly or under `value`. Returns nil if it is too long.
  func onlyText(_ key: String) -> SourceText? {
    guard !isMapping(key) else { return mapping(key, valuesMayBeEmpty: true).onlyText("value") }
    let texts = list(key)
    return texts.count == 1 && texts[0].text.utf8.count <= Limit.characters.most ? texts[0] : nil
  }

  /// Returns the column `over`, over whose values intervals are computed. Reports it as a mistake if `method` makes no
  /// intervals.
  func intervalColumn(of method: IntervalMethod) -> SourceText? {
    guard let over = text("over") else { return nil }
    guard !method.isNone else {
      problems.report(
        "'over' says what error bars are over, but there are none", hint: "add error_bar: sd, or another method",
        at: over.location())
      return nil
    }
    return over
  }

  func expression(_ text: SourceText) -> Expression? {
    problems.attempt { () throws(Diagnostic) in try Expression(parsing: text.text, at: text.location()) }
  }

  func condition(_ key: String) -> Condition? {
    guard let text = text(key) else { return nil }
    return problems.attempt { () throws(Diagnostic) in
      try Condition(parsing: text.text, at: text.location())
    }
  }

  /// Returns the ends of `[low, high]`. Reports values that are not two finite numbers with low < high.
  func interval(_ key: String) -> ClosedRange<Double>? {
    let ends = list(key)
    guard !ends.isEmpty else { return nil }
    let numbers = ends.compactMap { Double($0.text) }.filter(\.isFinite)
    guard numbers.count == 2, ends.count == 2, numbers[0] < numbers[1], (numbers[1] - numbers[0]).isFinite else {
      problems.report("'\(key)' needs two numbers, the smaller first", at: ends[0].location())
      return nil
    }
    return numbers[0]...numbers[1]
  }

  func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(key) else { return nil }
    guard let number = Int(text.text), range.contains(number) else {
      problems.report(
        "'\(key)' must be a whole number from \(range.lowerBound) to \(range.upperBound)", at: text.location())
      return nil
    }
    return number
  }
}

extension ClosedRange<Double> {
  /// All finite numbers.
  static let anyNumber = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
}
