import Basics

/// What the trials of a grid are, and how one is done: the only part of a run that depends on it.
///
/// There are two: `NetworkExecutor` for networks of our own, and `ProgramExecutor` for any program. Everything else of a
/// run (resuming, shards, retries, the files and their columns) asks one of them.
package protocol Executor: Sendable {
  /// How the files name trials, and which columns they have.
  var form: TrialForm { get }
  var trials: GridTrials { get }
  /// Columns of the results besides those that there are without asking.
  var ownColumns: [String] { get }
  /// What must not change once there are rows.
  var settings: RunRecord.Settings { get }
  /// Where the program and the machine's software come from, for the record; nil for this program's own networks.
  ///
  /// Throws for software whose version is wanted and that is not there.
  var provenance: RunRecord.Provenance? { get throws(Diagnostic) }
  /// Training steps of a trial, by which its time is estimated before one was measured; nil if nobody knows.
  var steps: Int? { get }
  /// How many trials can be done at a time at most.
  var mostJobs: Int { get }
  /// Whether a trial depends on those before it in the grid, so that all are done one after the other.
  var isSequential: Bool { get }
  /// Of a grid whose settings are compared at rungs; nil where every trial runs to its end.
  var rounds: HalvingRounds? { get }
  /// Why no part of the grid can be run alone; nil if one can.
  var refusalOfParts: Diagnostic? { get }

  /// The grid in the words of its file.
  func gridRecord(file: String) -> RunRecord.GridRecord
  /// Called before the first trial of a run, once its folder is locked.
  ///
  /// - Parameter tell: what the user should know.
  func prepare(in folder: RunFolder, telling tell: (String) -> Void) throws
  /// Does a trial. Throws `CancellationError` if it was dropped because the run stops.
  func execute(_ trial: Trial, isStopping: @escaping @Sendable () -> Bool) throws -> TrialResult
  /// What a trial that runs has measured last, for people; nil where nobody knows.
  func lastMeasure(of trial: Trial) -> String?
  /// The curve of a trial that does not go on after a rung, up to that.
  func curve(of trial: Trial, upTo record: RungRecord) -> (points: [CurvePoint], oddities: [String])
}

extension Executor {
  package var isSequential: Bool { false }
  package var rounds: HalvingRounds? { nil }
  package var refusalOfParts: Diagnostic? { nil }
  package func lastMeasure(of trial: Trial) -> String? { nil }

  package func curve(of trial: Trial, upTo record: RungRecord) -> (points: [CurvePoint], oddities: [String]) {
    ([], [])
  }
}
