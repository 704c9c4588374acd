import Tables

/// The columns of the files of a program's run.
enum ProgramColumns {
  /// The columns of results.csv, in their order.
  static func results(_ parameters: [String], _ measures: [String]) -> [ResultColumn] {
    parameters.map { ResultColumn.key($0, "a parameter of the program") } + [.seed]
      + measures.map { .measured($0, "measured by the program", -.infinity ... .infinity) } + own
  }

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

  /// The columns of curves.csv that every program has.
  static func curves(_ parameters: [String]) -> [CurveColumn] {
    (parameters + ["seed"]).map(CurveColumn.key) + [CurveColumn("step") { String($0.point.step) }]
  }

  /// A column of what a program wrote of itself.
  static func curve(_ name: String) -> CurveColumn {
    CurveColumn(name) { FieldText.number($0.point.measures[name]) }
  }
}
