import Basics
import Platform

/// The progress of the runs in a folder, shard by shard.
package struct RunStatus: Sendable {
  package struct Part: Sendable {
    /// The name of the part: `2 of 8`, or `all` for a run that is not divided.
    package var name: String
    /// The number of its trials.
    package var trials: Int
    /// The statuses of the trials that have a row.
    fileprivate(set) var statuses: [Trial: TrialResult.Status]
    /// The process that runs it now; nil if none does.
    package var holder: String?
    /// The trials that this process runs now, with their latest measures.
    package fileprivate(set) var running: [LiveTrials.Entry] = []

    package var missing: Int { max(0, trials - statuses.count) }

    package func count(of status: TrialResult.Status) -> Int { statuses.values.count { $0 == status } }
  }

  package let parts: [Part]
  /// All parts together. A trial that several parts have counts once.
  package let together: Part

  /// Reads the status of the runs in a folder.
  ///
  /// - Throws: `notFound` if there is no run in the folder.
  package init(of folder: String) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let shards = names.filter { $0.hasPrefix("run") && $0.hasSuffix(".json") }
      .map { String($0.dropFirst("run".count).dropLast(".json".count)) }
      .filter { $0.isEmpty || ($0.hasPrefix("-") && $0.contains("-of-")) }
    guard !shards.isEmpty else {
      throw Diagnostic(
        .notFound, "no run in '\(folder)'", hint: "a folder that 'reasonops run GRID --out DIR' wrote has a run.json")
    }
    let found = try shards.map { try Self.part($0, in: folder) }.sorted { Self.number($0.part) < Self.number($1.part) }
    parts = found.map(\.part)
    let statuses = found.reduce(into: [:]) { $0.merge($1.part.statuses) { $0 == .failed ? $1 : $0 } }
    together = Part(name: "together", trials: found.map(\.gridTrials).max() ?? 0, statuses: statuses)
  }

  private static func part(_ suffix: String, in folder: String) throws -> (part: Part, gridTrials: Int) {
    let path = "\(folder)/run\(suffix).json"
    guard let record = try RunRecord.read(path) else {
      throw Diagnostic(.notFound, "no such file: '\(path)'", hint: "it is a link to a file that is not there")
    }
    let file = try ResultsFile(reading: "\(folder)/results\(suffix).csv", form: record.form)
    let finder = CellFinder(record.gridTrials)
    var statuses: [Trial: TrialResult.Status] = [:]
    for index in 0..<file.count {
      let row = try file.row(index)
      guard finder.cell(of: row.trial) != nil else { continue }
      // A retried trial has two rows until its run has ended; the one that did not fail counts.
      if statuses[row.trial] ?? .failed == .failed { statuses[row.trial] = row.status }
    }
    let name = suffix.isEmpty ? "all" : suffix.split(separator: "-").joined(separator: " ")
    let holder = FolderLock.holder(of: "\(folder)/run\(suffix).lock")
    var part = Part(name: name, trials: record.trials, statuses: statuses, holder: holder)
    if holder != nil { part.running = LiveTrials.read("\(folder)/live\(suffix).json") }
    return (part, record.gridTrials.count)
  }

  private static func number(_ part: Part) -> Int {
    part.name.split(separator: " ").first.flatMap { Int($0) } ?? 0
  }
}

extension RunStatus: CustomStringConvertible {
  /// One line for every part, and one for all of them if there are several.
  package var description: String {
    (parts + (parts.count > 1 ? [together] : [])).map(Self.line).joined(separator: "\n")
  }

  /// The greatest number of running trials that are shown for a part.
  private static let mostRunning = 20

  private static func line(_ part: Part) -> String {
    let counts = [TrialResult.Status.finished, .diverged, .failed, .stopped].compactMap { status -> String? in
      let count = part.count(of: status)
      return count > 0 ? "\(count) \(status.rawValue)" : nil
    }
    let state = part.holder.map { "at work: \($0)" } ?? (part.missing == 0 ? "complete" : "not complete")
    let line = ([part.trials.counted("trial")] + counts + ["\(part.missing) missing", state]).joined(separator: ", ")
    let running = part.running.prefix(mostRunning).map { "\n  \($0.trial)" + ($0.last.map { ": \($0)" } ?? "") }
    let more = part.running.count > mostRunning ? "\n  … and \(part.running.count - mostRunning) more" : ""
    return "\(part.name): \(line)" + running.joined() + more
  }
}
