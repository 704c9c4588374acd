import Basics
import Tables

/// A program with parameters, and the trials that it is run for: a grid file with a `command`.
package struct CommandGrid: Sendable {
  /// One value of each slot goes to each trial that runs.
  package struct Slot: Equatable, Sendable {
    package var name: String
    package var values: [String]
  }

  package var command: CommandWords
  package var parameters: [ParameterValues] = []
  /// The values of the parameters in each cell; nil where all combinations are cells.
  package var cells: [[String]]?
  package var seeds = ReplicateRange(count: 1)
  package var measures: [String] = []
  /// Below the trial's folder; nil for the last line of the output that is a JSON object.
  package var measuresFile: String?
  /// Below the trial's folder.
  package var curves: String?
  /// Nil where every trial runs to its end.
  package var halving: Halving?
  /// Paths and patterns, from the folder of the grid file.
  package var inputs: [String] = []
  /// By name, in which `{name}` may stand as in the command.
  package var environment: [String: CommandWord] = [:]
  /// Seconds; nil for no limit.
  package var timeLimit: Double?
  /// How often a failed trial is started again.
  package var retries = 0
  package var slots: [Slot] = []
  /// Names of software whose versions are recorded.
  package var versions: [String] = []
  /// Where the grid file is, with a slash at its end; empty for the current folder.
  package var folder = ""

  var parameterNames: [String] { parameters.map(\.name) }

  package var form: TrialForm {
    .program(parameters: parameterNames, measures: measures, hasRungs: halving != nil)
  }

  package var trials: GridTrials {
    let values = cells ?? ParameterValues.combinations(of: parameters)
    return GridTrials(cells: GridCells(parameters: parameterNames, values: values), seeds: seeds)
  }

  /// The limit that its trials exceed.
  var exceededLimit: Limit? {
    let count = cells?.count ?? ParameterValues.combinationCount(of: parameters)
    return count.saturatingProduct(seeds.count) > Limit.trials.most ? .trials : nil
  }
}
