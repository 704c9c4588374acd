/// A trial at a rung of successive halving: the first point of its curve that is at or after the rung's step and has
/// the measure by which trials are compared.
package struct RungRecord: Equatable, Sendable {
  /// The index of the rung, from 0. Files count rungs from 1.
  package var rung: Int
  package var step: Int
  /// The measure at that point; NaN if the program wrote no number or an infinite one.
  package var value: Double
  /// The time that the trial took since the previous rung.
  package var seconds = 0.0
  package var attempts = 0
  package var peakMegabytes = 0.0
}

/// A column of rungs.csv.
package struct RungColumn: FileColumn {
  package typealias Row = (trial: Trial, record: RungRecord)

  package let name: String
  package let field: @Sendable (Row) -> String?

  init(_ name: String, field: @escaping @Sendable (Row) -> String?) {
    self.name = name
    self.field = field
  }

  private static let own = [
    RungColumn("rung") { String($0.record.rung + 1) }, RungColumn("rung_step") { String($0.record.step) },
    RungColumn("rung_value") { FieldText.number($0.record.value) },
    RungColumn("seconds") { FieldText.number($0.record.seconds) },
    RungColumn("attempts") { String($0.record.attempts) },
    RungColumn("peak_memory_mb") { FieldText.number($0.record.peakMegabytes) },
  ]

  /// The rule that the protocol requires. Networks have no rungs, so it is not used for them.
  package static let ofNetworks = rule(key: Trial.columns)

  static func rule(key: [String]) -> ColumnRule<RungColumn> {
    let all = key.map { name in RungColumn(name) { $0.trial[name] } } + own
    return ColumnRule(key: key, all: all, known: { name in all.first { $0.name == name } }) { name in
      ColumnPlace(kind: 1, group: name, index: 0)
    }
  }
}

extension RungRecord {
  /// Reads a record from the fields of `RungColumn`; nil if they are not a record.
  init?(_ field: (String) -> String?) {
    guard let rung = field("rung").flatMap({ Int($0) }), rung > 0, let step = field("rung_step").flatMap({ Int($0) })
    else { return nil }
    self.init(rung: rung - 1, step: step, value: field("rung_value").flatMap(Double.init) ?? .nan)
    seconds = field("seconds").flatMap(Double.init) ?? 0
    attempts = field("attempts").flatMap { Int($0) } ?? 0
    peakMegabytes = field("peak_memory_mb").flatMap(Double.init) ?? 0
  }
}
