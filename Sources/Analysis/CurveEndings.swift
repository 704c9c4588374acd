import Basics
import Tables

/// How the curve of each trial ends: whether what was measured was still falling when the trial stopped.
///
/// A stopping rule that waits for a fall can end a trial that is recovering. Its last value is then above its lowest one,
/// but below the one before.
package struct CurveEndings: Sendable {
  /// A column of numbers, such as `validation_loss`.
  package var measure: String
  /// What orders the rows of a trial, such as `step`.
  package var order: String

  package init(of measure: String, over order: String) {
    self.measure = measure
    self.order = order
  }

  /// One change may be noise.
  private static let changes = 3

  /// One row for each trial with four values or more: the columns that make a trial, the last value of `order` and of the
  /// measure, `change`, and `early`, which is 1 where another trial went on for longer and 0 elsewhere.
  ///
  /// `change` is the greatest of the last three values of xᵢ / xᵢ₋₁ − 1, so that −0.02 says that the measure fell by 2% or
  /// more three times in a row. It is missing where one of them starts from zero.
  ///
  /// - Parameter aggregation: which rows count, and what makes a trial.
  /// - Throws: for columns that are not there or hold texts.
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
