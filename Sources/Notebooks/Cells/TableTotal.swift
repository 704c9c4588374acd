import Basics
import Documents
import Statistics

/// The summary that a row or column of totals shows.
struct TableTotal: Named, Sendable {
  let name: String
  let summary: String
  /// The heading of the total in the table.
  private(set) var title: String
  /// True if the author gave the heading.
  private var isNamed = false
  /// Computes the total from the values above or beside it; nil if it is computed from all rows of the data.
  let value: (@Sendable ([Double]) -> Double?)?
  /// True if the total leaves its cell empty.
  var isBlank = false

  static let all: [TableTotal] = [
    TableTotal("all", "All", "the value of all rows of the data together", nil),
    TableTotal("mean", "Mean", "the mean of the values shown") { Summary.mean($0) },
    TableTotal("median", "Median", "the median of the values shown") { Summary.median($0) },
    TableTotal("sum", "Sum", "the sum of the values shown") { $0.isEmpty ? nil : $0.reduce(0, +) },
    TableTotal("min", "Minimum", "the least of the values shown") { $0.min() },
    TableTotal("max", "Maximum", "the greatest of the values shown") { $0.max() },
    blank,
  ]

  static let fields = [
    OptionField("value", .names(of: all), "What it shows.", isRequired: true),
    OptionField("title", .text, "What it is called."),
  ]
  /// The schema: a name, or a mapping.
  static let value = ValueSchema.either(.names(of: all), .mapping(fields))

  private static let blank: TableTotal = {
    var total = TableTotal("none", "", "nothing, for a column that has no total") { _ in nil }
    total.isBlank = true
    return total
  }()

  fileprivate mutating func name(_ title: String) { (self.title, isNamed) = (title, true) }

  /// Returns the total with the heading in a language, unless the author gave one.
  func written(in language: DocumentLanguage) -> TableTotal {
    guard !isNamed, let word = language.total(name) else { return self }
    var total = self
    total.title = word
    return total
  }

  private init(_ name: String, _ title: String, _ summary: String, _ value: (@Sendable ([Double]) -> Double?)?) {
    self.name = name
    self.title = title
    self.summary = summary
    self.value = value
  }
}

extension OptionReader {
  /// Reads one or several of `mean` and `{value: mean, title: Average}`.
  func totals(_ key: String) -> [TableTotal] {
    elements(key, allowed: TableTotal.fields.names, what: "option of '\(key)'").compactMap { element in
      switch element {
      case .text(let text): total(text)
      case .mapping(let options):
        options.keys.first.flatMap { options.required("value", in: $0) }.flatMap(total).map { total in
          var total = total
          if let title = options.text("title")?.text { total.name(title) }
          return total
        }
      }
    }
  }

  /// Reads one total. Reports several and returns the first.
  func total(_ key: String) -> TableTotal? {
    let totals = totals(key)
    if totals.count > 1, let place = self.key(key) {
      problems.report("'\(key)' takes one value", at: place.location())
    }
    return totals.first
  }

  private func total(_ text: SourceText) -> TableTotal? {
    problems.attempt { () throws(Diagnostic) in
      try TableTotal.all.named(text.text, what: "total", kind: .badData, at: text.location())
    }
  }
}
