import Tables

/// The columns in the files of a run whose trials run a program.
enum ProgramColumns {
  /// Returns the columns of results.csv, in their order.
  ///
  /// - Parameter hasRungs: true if the grid uses successive halving, so that trials are compared at rungs.
  static func results(_ parameters: [String], _ measures: [String], hasRungs: Bool = false) -> [ResultColumn] {
    parameters.map { ResultColumn.key($0, "a parameter of the program") } + [.seed]
      + measures.map { .measured($0, "measured by the program", -.infinity ... .infinity) }
      + (hasRungs ? rungs : []) + own
  }

  /// The state of a trial at the last rung that it reached. It has its own columns, because a measure at a rung is not
  /// a final measure.
  static let rungs = [
    ResultColumn("rung_step", "the step of its curve at the last rung", .number(-.infinity ... .infinity)) {
      $0.result.rung.map { String($0.step) }
    },
    ResultColumn("rung_value", "what it was compared by there", .number(-.infinity ... .infinity)) {
      FieldText.number($0.result.rung?.value)
    },
  ]

  /// Further names that no parameter and no measure may have if the grid has rungs.
  static let rungNames = rungs.map(\.name) + ["rung"]

  /// Names that no parameter and no measure may have.
  static let reserved = own.map(\.name) + ["seed", "step", "folder", "file", "trial"]

  private static let own: [ResultColumn] = [
    .status, .reason,
    ResultColumn("attempts", "how often the program was started", .number(1 ... .infinity), merging: .either) {
      $0.result.program.map { String($0.attempts) }
    },
    .seconds,
    ResultColumn("peak_memory_mb", "memory of its largest process", .number(0 ... .infinity), merging: .either) {
      $0.result.program.map { NumberText.fixed($0.peakMegabytes, digits: 1) }
    },
    ResultColumn("program_version", "which version of the command and its inputs made the row", .text) {
      $0.result.program?.version
    },
    .datetime,
  ]

  /// Returns the columns of curves.csv that every program has.
  static func curves(_ parameters: [String]) -> [CurveColumn] {
    (parameters + ["seed"]).map(CurveColumn.key) + [CurveColumn("step") { String($0.point.step) }]
  }

  /// Returns the column of curves.csv for a measure that a program wrote.
  static func curve(_ name: String) -> CurveColumn {
    CurveColumn(name) { FieldText.number($0.point.measures[name]) }
  }
}
