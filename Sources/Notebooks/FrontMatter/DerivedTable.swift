import Analysis
import Basics

/// A table made from others: `{make: comparison, measure: accuracy, of: network, with: multiply_1_linear}`.
struct DerivedTable: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    /// One value of a column against each other one.
    case comparison
    /// Each value against each other one.
    case pairs
    /// The mean ranks of all values.
    case ranks
    /// For each value the share of trials above τ.
    case profile
    /// How soon something happens to the trials of each value.
    case survival
    /// Two sources cell by cell.
    case agreement
    /// Any expressions for each combination of some columns' values: one row per problem.
    case groups

    /// What it can be told.
    var keys: [String] {
      switch self {
      case .comparison: ["make", "measure", "of", "where", "source", "optional", "with"]
      case .pairs, .ranks, .profile: ["make", "measure", "of", "where", "source", "optional"]
      case .survival: ["make", "measure", "of", "where", "source", "optional", "with", "event", "final"]
      case .agreement: ["make", "measure", "of", "where", "between", "optional"]
      case .groups: ["make", "where", "source", "optional", "by", "columns"]
      }
    }
  }

  var name: String
  var kind: Kind
  var measure: SourceText
  /// The column whose values are compared.
  var column: SourceText
  /// For groups, the columns that make them and what is computed of each, by name.
  var groups: [String] = []
  var expressions: [(name: String, expression: Expression)] = []
  /// For a comparison or survival, the value that all others are compared with.
  var reference: String?
  /// For survival, what is waited for, and whether it never comes to a trial that ends without it.
  var event: Condition?
  var endsAreFinal: Bool
  /// Whose rows it is made of: `results` unless given.
  var source: SourceText?
  /// For an agreement, the two sources.
  var sources: [SourceText]
  var condition: Condition?
  /// Whether it is left out where one of its sources is not given.
  var isOptional: Bool

  init?(_ name: SourceText, _ tables: OptionReader) {
    let options = tables.mapping(name.text)
    if options.required("make", in: name) == nil { return nil }
    guard let kind = options.choice("make", Kind.allCases.map(\.rawValue)).flatMap(Kind.init) else { return nil }
    let reader = tables.mapping(
      name.text, allowed: kind.keys, what: "key of a derived table that is a \(kind.rawValue)")
    self.name = name.text
    self.kind = kind
    reference = reader.text("with")?.text
    sources = reader.list("between")
    condition = reader.condition("where")
    isOptional = reader.flag("optional") ?? false
    event = reader.condition("event")
    endsAreFinal = reader.flag("final") ?? false
    source = reader.text("source")
    if kind == .groups {
      (measure, column) = (name, name)
      groups = reader.list("by").map(\.text)
      let columns = reader.mapping("columns")
      expressions = columns.keys.compactMap { key in
        columns.text(key.text).flatMap(columns.expression).map { (key.text, $0) }
      }
      if groups.isEmpty || expressions.isEmpty {
        reader.problems.report("'by' and 'columns' are needed in '\(name.text)'", at: name.location())
      }
      return
    }
    guard let measure = reader.required("measure", in: name), let column = reader.required("of", in: name)
    else { return nil }
    if kind == .comparison, reader.required("with", in: name) == nil { return nil }
    if kind == .survival, reader.required("event", in: name) == nil { return nil }
    if kind == .agreement, reader.required("between", count: 2, in: name) == nil { return nil }
    self.measure = measure
    self.column = column
  }
}

extension OptionReader {
  /// The list of a key that must have so many elements.
  fileprivate func required(_ key: String, count: Int, in place: SourceText) -> [SourceText]? {
    let values = list(key)
    if values.count == count { return values }
    problems.report(
      Diagnostic(
        .badData, "'\(key)' needs \(count) names in '\(place.text)'", hint: "write \(key): [published, results]"))
    return nil
  }
}
