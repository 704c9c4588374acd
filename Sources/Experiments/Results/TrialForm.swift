/// How the files of a run name its trials, and which columns they have.
package struct TrialForm: Sendable {
  package let results: ColumnRule<ResultColumn>
  package let curves: ColumnRule<CurveColumn>
  /// The columns of a trial besides its key, empty where they are not its own.
  let settings: [String]
  /// What is written at rungs.
  let rungs: ColumnRule<RungColumn>
  /// The names of a program's parameters; nil for networks of our own.
  package let parameters: [String]?

  /// The columns that tell trials apart.
  package var trialColumns: [String] { results.key + settings }

  /// Networks of our own.
  package static let networks = TrialForm(
    results: ResultColumn.ofNetworks, curves: CurveColumn.ofNetworks, settings: TrialSetting.all.map(\.name),
    rungs: RungColumn.ofNetworks, parameters: nil)

  /// A program with parameters.
  ///
  /// - Parameters:
  ///   - measures: what it measures of each trial.
  ///   - hasRungs: whether its settings are compared at rungs.
  static func program(parameters: [String], measures: [String], hasRungs: Bool) -> TrialForm {
    let key = parameters + ["seed"]
    let results = ProgramColumns.results(parameters, measures, hasRungs: hasRungs)
    // Rows of a run whose grid had rungs once still have their columns.
    let known = results + ProgramColumns.rungs
    let curves = ProgramColumns.curves(parameters)
    return TrialForm(
      results: ColumnRule(key: key, all: results, known: { name in known.first { $0.name == name } }) { name in
        ColumnPlace(kind: 1, group: name, index: 0)
      },
      curves: ColumnRule(
        key: key, all: curves, known: { name in curves.first { $0.name == name } ?? ProgramColumns.curve(name) }
      ) { name in ColumnPlace(kind: 1, group: name, index: 0) },
      settings: [], rungs: RungColumn.rule(key: key), parameters: parameters)
  }
}
