import Basics
import Experiments
import Reports
import Tables

/// The results of a program in long form, for notebooks that do not know the names of the program's parameters. Each
/// row has one measure of one trial: by setting, by the value of each parameter, and by the values of each pair of
/// parameters.
enum SweepSources {
  /// The value of a parameter as text, such as `lr = 1e-3`.
  private struct Level {
    var parameter: String
    var text: String
  }

  /// The largest number of pairs of parameters. It is enough for 25 parameters.
  private static let mostPairs = 300

  /// Returns the tables by name. Returns none for results that were not made by a program.
  static func tables(results: Table?) -> [String: Table] {
    let record = results?.origin.flatMap { try? RunRecord.beside($0.file) }
    guard let results, let parameters = record?.form.parameters, let measures = record?.settings.program?.measures
    else {
      return [:]
    }
    let trials = Trials(results, parameters, measures)
    return [
      "settings": settings(trials.rows { _ in [[]] }),
      "effects": effects(trials.rows { levels in levels.map { [$0] } }),
      "pairs": pairs(
        trials.rows { levels in
          let pairs = levels.indices.flatMap { a in levels.indices.filter { $0 > a }.map { [levels[a], levels[$0]] } }
          return Array(pairs.prefix(mostPairs))
        }),
      "curve_points": curvePoints(of: results, trials),
    ]
  }

  /// Returns the learning curves that the program wrote, one number in each row.
  private static func curvePoints(of results: Table, _ trials: Trials) -> Table {
    let curves = results.origin.flatMap { try? CurveFiles.table(beside: $0.file) } ?? Table()
    let own = Set(trials.parameters + ["seed", "step"])
    let all = Trials(curves, trials.parameters, curves.columnNames.filter { !own.contains($0) })
    let rows = all.rows { _ in [[]] }
    let steps = rows.rowNumbers.map { curves["step"]?.number($0) ?? .nan }
    return Table(rows.columns + [Column("step", numbers: steps)])
  }

  /// The results, with the names of the parameters and the measures that they have.
  private struct Trials {
    let results: Table
    let parameters: [String]
    let measures: [String]

    init(_ results: Table, _ parameters: [String], _ measures: [String]) {
      self.results = results
      self.parameters = parameters.filter(results.hasColumn)
      self.measures = measures.filter(results.hasColumn)
    }

    /// Returns one row for each measure of each trial and each combination of levels that `parts` returns for the
    /// trial.
    func rows(_ parts: ([Level]) -> [[Level]]) -> Rows {
      var rows = Rows(parameters: parameters, results: results)
      // Trials that were stopped early by successive halving have no measures. They are counted elsewhere.
      let stopped = TrialResult.Status.stopped.rawValue
      for row in 0..<results.rowCount where results["status"]?.field(row) != stopped {
        let levels = parameters.map { Level(parameter: $0, text: "\($0) = \(results[$0]?.field(row) ?? "–")") }
        let setting = levels.map(\.text).joined(separator: ", ")
        for (number, measure) in measures.enumerated() {
          for part in parts(levels) {
            rows.levels.append(part)
            rows.settings.append(setting.isEmpty ? "the only one" : setting)
            rows.seeds.append(results["seed"]?.field(row) ?? "0")
            rows.measures.append((measure, number + 1))
            rows.rowNumbers.append(row)
            rows.values.append(results[measure]?.number(row) ?? .nan)
          }
        }
      }
      return rows
    }
  }

  private struct Rows {
    let parameters: [String]
    let results: Table
    var levels: [[Level]] = []
    var settings: [String] = []
    var seeds: [String] = []
    var measures: [(name: String, number: Int)] = []
    var values: [Double] = []
    /// The row of the results that each row comes from.
    var rowNumbers: [Int] = []

    var columns: [Column] {
      [
        Column("setting", texts: settings), Column("seed", texts: seeds),
        Column("measure", texts: measures.map(\.name)),
        Column("measure_number", numbers: measures.map { Double($0.number) }),
        Column("value", numbers: values),
      ] + cells
    }

    /// The columns of the parameters, without those whose name is taken by a column of these tables.
    private var cells: [Column] {
      parameters.filter { !SweepSources.own.contains($0) }.map { name in
        Column(name, texts: rowNumbers.map { results[name]?.field($0) })
      }
    }
  }

  private static let own = [
    "setting", "seed", "measure", "measure_number", "value", "parameter", "level", "first_level", "second_level",
    "step",
  ]

  private static func settings(_ rows: Rows) -> Table { Table(rows.columns) }

  private static func effects(_ rows: Rows) -> Table {
    let levels = rows.levels.compactMap(\.first)
    return Table(
      [Column("parameter", texts: levels.map(\.parameter)), Column("level", texts: levels.map(\.text))] + rows.columns
    )
  }

  private static func pairs(_ rows: Rows) -> Table {
    Table(
      [
        Column("first_level", texts: rows.levels.compactMap(\.first).map(\.text)),
        Column("second_level", texts: rows.levels.compactMap(\.last).map(\.text)),
      ] + rows.columns)
  }
}
