import Basics
import Platform
import Tables

/// The content of run.json: how the results beside it were made.
package struct RunRecord: Codable, Sendable {
  /// The version of the file's format; nil in a file of the first release.
  package var formatVersion: Int? = RunRecord.newestFormat
  package var program = "reasonops"
  package var version = Version.current
  package var instructionSet: String
  package var host = Machine.host
  package var processor = Machine.processor
  package var cores = Machine.cores
  package var system = Machine.system
  package var command: String
  package var jobs: Int
  /// The time in UTC at which the first run in the folder started.
  package var started: String
  /// The time in UTC at which the last trial of the grid was done; nil while trials are missing.
  package var finished: String?
  /// The number of trials of the grid, or of this shard.
  package var trials: Int
  package var grid: GridRecord
  package var settings: Settings

  /// The origin of a program; nil for networks.
  package var provenance: Provenance?

  private static let newestFormat = 1

  enum CodingKeys: String, CodingKey {
    case formatVersion = "format_version"
    case program, version
    case instructionSet = "instruction_set"
    case host, processor, cores, system, command, jobs, started, finished, trials, grid, settings, provenance
  }

  /// Reads the record in a file; nil if there is no file.
  ///
  /// - Throws: `badData` if the file exists but is not a record.
  package static func read(_ path: String) throws(Diagnostic) -> RunRecord? {
    guard InputFile.exists(path) else { return nil }
    let record = try decoded(RunRecord.self, path, hint: "move it away to start a new run")
    if let limit = record.grid.exceededLimit {
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

  /// The part of a record that tells which program wrote it. Other programs write files named run.json too.
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

  /// Reads the record in the folder of a results file; nil if this program has written none there.
  ///
  /// - Throws: `badData` for a record that cannot be read.
  package static func beside(_ results: String) throws(Diagnostic) -> RunRecord? {
    let path = results.upToLastSlash + "run.json"
    guard InputFile.exists(path) else { return nil }
    let hint = "restore it from a copy, or move it away: then no cell counts as left out on purpose"
    guard try decoded(Signature.self, path, hint: hint).program == "reasonops" else { return nil }
    return try decoded(RunRecord.self, path, hint: hint)
  }

  /// Returns the exclusions of the grid that made a results file; empty without a record of this program.
  package static func exclusions(beside results: String) throws(Diagnostic) -> [Exclusion] {
    try beside(results)?.grid.exclusions ?? []
  }

  func write(to file: OutputPath) throws(Diagnostic) { try file.write(json) }

  /// The bytes of the record's file.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("a record that is not JSON") }
    return Array(data) + [UInt8(ascii: "\n")]
  }
}

extension RunRecord {
  /// The columns of the files beside the record.
  package var form: TrialForm {
    guard let parameters = grid.parameters else { return .networks }
    return .program(
      parameters: parameters.map(\.name), measures: settings.program?.measures ?? [],
      hasRungs: settings.program?.halving != nil)
  }

  /// The trials of the whole recorded grid, even if only a part of it was run.
  package var gridTrials: GridTrials {
    if let cells = grid.programCells { return GridTrials(cells: cells, seeds: grid.seeds) }
    let cells = GridCells(
      networks: grid.networks, datasets: grid.datasets, tasks: grid.tasks, exclusions: grid.exclude,
      researchProtocol: settings.protocolName)
    return GridTrials(cells: cells, seeds: grid.seeds)
  }
}
