import Basics
import Tables

/// The content of one line of results.csv.
package struct ResultRow: Sendable {
  package var trial: Trial
  package var result: TrialResult
  /// The time at which the trial ended, as `YYYY-MM-DD HH:MM:SS` in UTC.
  package var datetime: String

  package init(_ trial: Trial, _ result: TrialResult, datetime: String) {
    self.trial = trial
    self.result = result
    self.datetime = datetime
  }
}

/// A column of results.csv: its name, its values, and how rows of one trial are merged.
///
/// The entries of `all` are the definition of the columns that every file gets. `known` knows the others: settings of
/// trials, metrics of named sets (`accuracy_seen`) and further measures. Files of older programs without the newer
/// columns stay valid.
package struct ResultColumn: FileColumn {
  package enum Kind: Sendable, Equatable {
    case text
    case number(ClosedRange<Double>)
    /// Another column's share as a percentage, such as `99.0%` for 0.99.
    case percentage(of: String)
    /// One of the given names.
    case name([String])

    package var isNumber: Bool {
      if case .number = self { true } else { false }
    }

    package var isPercentage: Bool {
      if case .percentage = self { true } else { false }
    }
  }

  /// What happens when two rows of one trial differ in a column.
  package enum Merging: Sendable, Equatable {
    /// The rows are different results and cannot be merged.
    case conflict
    /// The value may differ between equal runs, and either one may be kept.
    case either
    /// The value may differ between equal runs, and the row with the smallest text is kept.
    case least
  }

  package let name: String
  /// A short text that says what the column holds.
  package let summary: String
  package let kind: Kind
  package let merging: Merging
  package let field: @Sendable (ResultRow) -> String?

  package init(
    _ name: String, _ summary: String, _ kind: Kind, merging: Merging = .conflict,
    field: @escaping @Sendable (ResultRow) -> String?
  ) {
    self.name = name
    self.summary = summary
    self.kind = kind
    self.merging = merging
    self.field = field
  }

  /// Returns a column of the trial's key, or of one of its settings.
  static func key(_ name: String, _ summary: String, _ kind: Kind = .text) -> ResultColumn {
    ResultColumn(name, summary, kind) { $0.trial[name] }
  }

  /// Returns the column of a metric on a set of examples.
  static func metric(_ metric: EvaluationMetric, on set: String = EvaluationSet.test) -> ResultColumn {
    ResultColumn(metric.column(on: set), "\(metric.summary), on the set '\(set)'", .number(metric.range)) {
      FieldText.number($0.result[metric, on: set])
    }
  }

  /// Returns the column of a value that only some protocols, tasks or programs measure.
  static func measured(_ name: String, _ summary: String, _ range: ClosedRange<Double>) -> ResultColumn {
    ResultColumn(name, summary, .number(range)) { FieldText.number($0.result.measures[name]) }
  }

  package static let ofNetworks = ColumnRule(key: Trial.columns, all: all, known: known) { name in
    ColumnPlace.ofSetting(name) ?? ColumnPlace.ofMetric(name)
      ?? ColumnPlace(kind: 3, group: name, index: 0)
  }

  /// Returns the column with a name in results of networks; nil for a name that no column has.
  package static func known(_ name: String) -> ResultColumn? {
    if let column = all.first(where: { $0.name == name }) { return column }
    if let setting = TrialSetting.all.first(where: { $0.name == name }) {
      return key(name, "\(setting.summary); empty for the default", setting.range.map(Kind.number) ?? .text)
    }
    if let measure = ProtocolMeasure.all.first(where: { $0.name == name }) {
      return measured(name, measure.summary, measure.range)
    }
    if let fact = TaskFact.all.first(where: { $0.name == name }) {
      return ResultColumn(name, fact.summary, fact.kind) { fact.field($0.trial) }
    }
    if name.hasPrefix(OutputErrors.prefix), EvaluationSet.isName(name) {
      return measured(name, "mean absolute error of an output", 0 ... .infinity)
    }
    return EvaluationMetric.parse(column: name).map { metric($0.metric, on: $0.set) }
  }
}
