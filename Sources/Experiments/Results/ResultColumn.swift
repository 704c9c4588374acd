import Basics
import Tables

/// One line of results.csv, before it is written.
package struct ResultRow: Sendable {
  package var trial: Trial
  package var result: TrialResult
  /// `YYYY-MM-DD HH:MM:SS`, UTC.
  package var datetime: String

  package init(_ trial: Trial, _ result: TrialResult, datetime: String) {
    self.trial = trial
    self.result = result
    self.datetime = datetime
  }
}

/// A column of results.csv: all that anybody must know of it.
///
/// The entries of `all` are the definition; metrics of named sets (`accuracy_seen`) and settings of trials are columns
/// by rule. Rows of an older program lack the newer columns and stay valid.
package struct ResultColumn: FileColumn {
  package enum Kind: Sendable, Equatable {
    case text
    case number(ClosedRange<Double>)
    /// `99.0%`, of another column's 0.99.
    case percentage(of: String)
    /// One of some names.
    case name([String])

    package var isNumber: Bool {
      if case .number = self { true } else { false }
    }

    package var isPercentage: Bool {
      if case .percentage = self { true } else { false }
    }
  }

  /// What becomes of a column in which two rows of one trial differ.
  package enum Merging: Sendable, Equatable {
    /// They are different results: neither is taken.
    case conflict
    /// It may differ between equal runs.
    case either
    /// It may differ between equal runs, and the row with the least text is kept.
    case least
  }

  package let name: String
  /// What it holds, in a few words.
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

  /// A column of the trial's key, or one of its settings.
  static func key(_ name: String, _ summary: String, _ kind: Kind = .text) -> ResultColumn {
    ResultColumn(name, summary, kind) { $0.trial[name] }
  }

  /// A metric on a set of examples.
  static func metric(_ metric: EvaluationMetric, on set: String = EvaluationSet.test) -> ResultColumn {
    ResultColumn(metric.column(on: set), "\(metric.summary), on the set '\(set)'", .number(metric.range)) {
      FieldText.number($0.result[metric, on: set])
    }
  }

  /// What only some protocols or tasks measure.
  static func measured(_ name: String, _ summary: String, _ range: ClosedRange<Double>) -> ResultColumn {
    ResultColumn(name, summary, .number(range)) { FieldText.number($0.result.measures[name]) }
  }

  package static let ofNetworks = ColumnRule(key: Trial.columns, all: all, known: known) { name in
    ColumnPlace.ofSetting(name) ?? ColumnPlace.ofMetric(name)
      ?? ColumnPlace(kind: 3, group: name, index: 0)
  }

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
