/// The columns of a run's files, among them those that identify a trial.
package struct TrialForm: Sendable {
  package let results: ColumnRule<ResultColumn>
  package let curves: ColumnRule<CurveColumn>
  /// The names of further columns that identify a trial. They are empty for settings with their defaults.
  let settings: [String]
  /// The columns of rungs.csv.
  let rungs: ColumnRule<RungColumn>
  /// The names of a program's parameters; nil for trials that train networks.
  package let parameters: [String]?

  /// The names of all columns that identify a trial.
  package var trialColumns: [String] { results.key + settings }

  /// The form for trials that train networks.
  package static let networks = TrialForm(
    results: ResultColumn.ofNetworks, curves: CurveColumn.ofNetworks, settings: TrialSetting.all.map(\.name),
    rungs: RungColumn.ofNetworks, parameters: nil)

  /// Returns the form for trials that run a program.
  ///
  /// - Parameters:
  ///   - parameters: the names of the program's parameters.
  ///   - measures: the names of the values that it measures in each trial.
  ///   - hasRungs: true if the grid uses successive halving, so that trials are compared at rungs.
  static func program(parameters: [String], measures: [String], hasRungs: Bool) -> TrialForm {
    let key = parameters + ["seed"]
    let results = ProgramColumns.results(parameters, measures, hasRungs: hasRungs)
    // The columns of rungs stay known, because the grid may have had rungs when older rows were written.
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
