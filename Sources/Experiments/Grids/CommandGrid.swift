import Basics
import Tables

/// A program with parameters and the trials that run it, read from a grid file with a `command`.
package struct CommandGrid: Sendable {
  /// A resource with several values, such as the numbers of GPUs. Each running trial holds one value of each slot.
  package struct Slot: Equatable, Sendable {
    package var name: String
    package var values: [String]
  }

  package var command: CommandWords
  package var parameters: [ParameterValues] = []
  /// The values of the parameters in each cell; nil if all combinations are cells.
  package var cells: [[String]]?
  package var seeds = ReplicateRange(count: 1)
  package var measures: [String] = []
  /// The file with the measures, relative to the trial's folder; nil if they are the last line of the output that is a
  /// JSON object.
  package var measuresFile: String?
  /// The file with the curves, relative to the trial's folder; nil for none.
  package var curves: String?
  /// The rule of successive halving; nil if every trial runs to its end.
  package var halving: Halving?
  /// The paths and patterns of files that the program reads, relative to the folder of the grid file.
  package var inputs: [String] = []
  /// The variables of the environment by name. Values can contain `{name}`, like the command.
  package var environment: [String: CommandWord] = [:]
  /// The time limit of a trial in seconds; nil for none.
  package var timeLimit: Double?
  /// The number of times that a failed trial is started again.
  package var retries = 0
  package var slots: [Slot] = []
  /// The names of software whose versions are recorded.
  package var versions: [String] = []
  /// The folder of the grid file with a slash at its end; empty for the current folder.
  package var folder = ""

  var parameterNames: [String] { parameters.map(\.name) }

  package var form: TrialForm {
    .program(parameters: parameterNames, measures: measures, hasRungs: halving != nil)
  }

  package var trials: GridTrials {
    let values = cells ?? ParameterValues.combinations(of: parameters)
    return GridTrials(cells: GridCells(parameters: parameterNames, values: values), seeds: seeds)
  }

  /// The limit that the number of trials exceeds; nil for none.
  var exceededLimit: Limit? {
    let count = cells?.count ?? ParameterValues.combinationCount(of: parameters)
    return count.saturatingProduct(seeds.count) > Limit.trials.most ? .trials : nil
  }
}
