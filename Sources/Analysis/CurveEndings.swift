import Basics
import Tables

/// Describes how the curve of each trial ends: whether the measure was still falling when the trial stopped.
///
/// A stopping rule that waits for a fall can end a trial that is recovering. Such a trial's last value is above its
/// lowest one, but below the value before it.
package struct CurveEndings: Sendable {
  /// The column of the measure, which holds numbers, such as `validation_loss`.
  package var measure: String
  /// The column that orders the rows of a trial, such as `step`.
  package var order: String

  package init(of measure: String, over order: String) {
    self.measure = measure
    self.order = order
  }

  /// The number of last changes to look at. A single change may be noise.
  private static let changes = 3

  /// Returns one row for each trial with at least four values: the columns of a trial, the last values of `order` and
  /// of the measure, `change` and `early`. `early` is 1 if another trial went on for longer, otherwise 0.
  ///
  /// `change` is the greatest of the last three values of xᵢ / xᵢ₋₁ − 1. For example, −0.02 says that the measure fell
  /// by at least 2% three times in a row. It is missing if one of them divides by zero.
  ///
  /// - Parameters:
  ///   - aggregation: the condition on rows, and the identity of trials.
  ///   - curves: a table with one row for each step of each trial.
  /// - Throws: an error for columns that are missing or hold texts.
  package func table(_ aggregation: Aggregation, _ curves: Table) throws(Diagnostic) -> Table {
    var curves = curves
    if let condition = aggregation.condition { curves = curves.rows(try condition.rows(in: curves)) }
    let (values, places) = (try curves.numbers(measure), try curves.numbers(order))
    let keys = aggregation.identity.trial.filter(curves.hasColumn)
    let endings = curves.groups(by: keys).rows().compactMap { ending(of: $0, values, places) }
    let longest = endings.map(\.place).max() ?? 0
    return Table(
      curves.columns(named: keys).map { $0.rows(endings.map(\.row)) } + [
        Column(order, numbers: endings.map(\.place)), Column(measure, numbers: endings.map(\.value)),
        Column("change", numbers: endings.map(\.change)),
        Column("early", numbers: endings.map { $0.place < longest ? 1 : 0 }),
      ])
  }

  private struct Ending {
    let row: Int
    let place: Double
    let value: Double
    let change: Double
  }

  private func ending(of rows: [Int], _ values: Column, _ places: Column) -> Ending? {
    let points = rows.compactMap { row -> (row: Int, place: Double, value: Double)? in
      guard let place = places.number(row), let value = values.number(row) else { return nil }
      return (row, place, value)
    }.sorted { ($0.place, $0.row) < ($1.place, $1.row) }
    guard points.count > Self.changes, let last = points.last else { return nil }
    let values = points.suffix(Self.changes + 1).map(\.value)
    let changes = zip(values, values.dropFirst()).map { $0 == 0 ? .nan : $1 / $0 - 1 }
    return Ending(
      row: last.row, place: last.place, value: last.value,
      change: changes.contains(where: \.isNaN) ? .nan : changes.max() ?? .nan)
  }
}
