import Basics

/// Provides the trials of a grid and executes them. It is the only part of a run that depends on the kind of trials.
///
/// There are two executors: `NetworkExecutor` trains networks, and `ProgramExecutor` runs any program. Everything else
/// in a run (resuming, shards, retries, the files and their columns) uses this protocol.
package protocol Executor: Sendable {
  /// The columns of the run's files, and those that identify trials.
  var form: TrialForm { get }
  var trials: GridTrials { get }
  /// The names of columns that the results have besides those of every file.
  var ownColumns: [String] { get }
  /// The settings that must not change once the results have rows.
  var settings: RunRecord.Settings { get }
  /// The origin of the program and the versions of the software that it uses, for the record; nil for networks.
  ///
  /// Throws a diagnostic if software is missing whose version the grid asks for.
  var provenance: RunRecord.Provenance? { get throws(Diagnostic) }
  /// The number of training steps of a trial, from which its time is estimated before any was measured; nil if unknown.
  var steps: Int? { get }
  /// The greatest number of trials that can run at the same time.
  var mostJobs: Int { get }
  /// True if a trial depends on earlier trials of the grid, so that they run one after the other.
  var isSequential: Bool { get }
  /// The progress of successive halving; nil if every trial runs to its end.
  var rounds: HalvingRounds? { get }
  /// The reason why a part of the grid cannot be run alone; nil if it can.
  var refusalOfParts: Diagnostic? { get }

  /// Returns the grid in the form of the record.
  func gridRecord(file: String) -> RunRecord.GridRecord
  /// Prepares a run. It is called before the first trial, when the folder is locked.
  ///
  /// - Parameter tell: receives messages for the user.
  func prepare(in folder: RunFolder, telling tell: (String) -> Void) throws
  /// Executes a trial. Throws `CancellationError` if it was abandoned because the run stops.
  func execute(_ trial: Trial, isStopping: @escaping @Sendable () -> Bool) throws -> TrialResult
  /// Returns a text with the latest measures of a running trial; nil if they are unknown.
  func lastMeasure(of trial: Trial) -> String?
  /// Returns the curve, up to its last rung, of a trial that is stopped there, with messages about odd lines.
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
