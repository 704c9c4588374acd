import Basics
import Platform
import Tables

/// run.json: what made the results beside it.
package struct RunRecord: Codable, Sendable {
  package var program = "reasonops"
  package var version = Version.current
  package var instructionSet: String
  package var host = Machine.host
  package var processor = Machine.processor
  package var cores = Machine.cores
  package var system = Machine.system
  package var command: String
  package var jobs: Int
  /// Of the first run in the folder, UTC.
  package var started: String
  /// When the last trial of the grid was done; nil while some are missing.
  package var finished: String?
  /// Trials that the grid, or this shard of it, has.
  package var trials: Int
  package var grid: GridRecord
  package var settings: Settings

  /// The settings of the finished trials. A run with other settings must not add trials to them.
  package struct Settings: Codable, Equatable, Sendable {
    package var protocolName: String
    package var masterSeed: Int
    package var training: TrainingSettings?

    enum CodingKeys: String, CodingKey {
      case protocolName = "protocol"
      case masterSeed = "master_seed"
      case training
    }
  }

  /// The grid, in the words of its file.
  package struct GridRecord: Codable, Equatable, Sendable {
    package var file: String
    package var seeds: ReplicateRange
    package var tasks: [String]
    package var datasets: [String]
    package var networks: [NetworkChoice]
    package var exclude: [Exclusion]
  }

  enum CodingKeys: String, CodingKey {
    case program, version
    case instructionSet = "instruction_set"
    case host, processor, cores, system, command, jobs, started, finished, trials, grid, settings
  }

  /// The record in a file; nil if there is no file.
  ///
  /// - Throws: `badData` if the file exists but is not a record.
  package static func read(_ path: String) throws(Diagnostic) -> RunRecord? {
    guard InputFile.exists(path) else { return nil }
    let record = try decoded(RunRecord.self, path, hint: "move it away to start a new run")
    if let limit = record.gridTrials.cells.exceededLimit(replicates: record.grid.seeds.count) {
      throw limit.exceeded("the grid of this record", at: SourceLocation(file: path))
    }
    return record
  }

  private static func decoded<Content: Decodable>(
    _ type: Content.Type, _ path: String, hint: String
  ) throws(Diagnostic) -> Content {
    let bytes = try InputFile.bytes(ofRegular: path, within: .bytes)
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw Diagnostic(
        .badData, "not a record of a run: \(reason(error))", hint: hint, at: SourceLocation(file: path))
    }
  }

  /// Other programs write files of that name too.
  private struct Signature: Decodable {
    var program: String?
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "'\(key.stringValue)' is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' has another type"
    default: "it is not JSON"
    }
  }

  /// The cells that the grid excludes from the results in a file, from the record in its folder; empty if there is no
  /// record of this program.
  ///
  /// - Throws: `badData` for a record that cannot be read.
  package static func exclusions(beside results: String) throws(Diagnostic) -> [Exclusion] {
    let path = results.upToLastSlash + "run.json"
    guard InputFile.exists(path) else { return [] }
    let hint = "restore it from a copy, or move it away: then no cell counts as left out on purpose"
    guard try decoded(Signature.self, path, hint: hint).program == "reasonops" else { return [] }
    return try decoded(RunRecord.self, path, hint: hint).grid.exclude
  }

  func write(to file: OutputPath) throws(Diagnostic) { try file.write(json) }

  /// The bytes of its file.
  private var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("a record that is not JSON") }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// Files that together say everything that a record can say: what notebooks may ask about.
  package static var examples: [[UInt8]] {
    var training = TrainingSettings.study
    training.evaluation = []
    training.examples = SetSizes(training: 0, validation: 0, test: 0)
    training.success = SuccessRule(epsilon: 0, error: 0)
    training.reported = .last
    return [0, 1].map { first in
      RunRecord(
        instructionSet: "", command: "", jobs: 1, started: "", finished: "", trials: 0,
        grid: GridRecord(
          file: "", seeds: ReplicateRange(first: first, count: 1), tasks: [], datasets: [], networks: [], exclude: []),
        settings: Settings(protocolName: "", masterSeed: 0, training: training)
      ).json
    }
  }
}

extension RunRecord.Settings {
  package init(_ grid: Grid) {
    self.init(protocolName: grid.researchProtocol.name, masterSeed: grid.masterSeed, training: grid.settings)
  }

  /// The settings that differ, each as `name: theirs there, ours here`.
  func differences(from there: Self) -> [String] {
    func line<V: Equatable>(_ name: String, _ value: (Self) -> V?) -> String? {
      let (theirs, ours) = (value(there), value(self))
      return theirs == ours ? nil : "\(name): \(text(theirs)) there, \(text(ours)) here"
    }
    return [
      line("protocol") { $0.protocolName }, line("master_seed") { $0.masterSeed },
      line("search rates") { $0.training?.searchRates }, line("search steps") { $0.training?.searchSteps },
      line("training steps") { $0.training?.trainingSteps }, line("validate_every") { $0.training?.validateEvery },
      line("patience") { $0.training?.patience }, line("rates of another run") { $0.training?.tunedRates },
      line("evaluation sets") { $0.training?.evaluation }, line("examples") { $0.training?.examples },
      line("success") { $0.training?.success }, line("reported weights") { $0.training?.reported },
    ].compactMap { $0 }
  }

  private func text<V>(_ value: V?) -> String {
    value.map { "\($0)" } ?? "none"
  }
}

extension RunRecord.GridRecord {
  init(_ grid: Grid, file: String) {
    self.init(
      file: file, seeds: grid.seeds, tasks: grid.tasks, datasets: grid.datasets, networks: grid.networks,
      exclude: grid.exclusions)
  }

}

extension RunRecord {
  /// The trials of the whole grid that was recorded, whichever part of it was run.
  package var gridTrials: GridTrials {
    let cells = GridCells(
      networks: grid.networks, datasets: grid.datasets, tasks: grid.tasks, exclusions: grid.exclude,
      researchProtocol: settings.protocolName)
    return GridTrials(cells: cells, seeds: grid.seeds)
  }
}
