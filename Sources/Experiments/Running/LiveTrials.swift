import Basics
import Platform

/// live.json: the trials that run now, for `status`. It is written every two seconds, and removed when the run ends.
package struct LiveTrials: Codable, Equatable, Sendable {
  package struct Entry: Codable, Equatable, Sendable {
    package var trial: String
    /// What its program has measured last.
    package var last: String?
  }

  package var trials: [Entry]

  /// What a run at work has written; empty if it has not yet, or something else stands there.
  package static func read(_ path: String) -> [Entry] {
    guard let bytes = InputFile.kept(path), bytes.count < 10_000_000,
      let live = try? JSONDecoder().decode(Self.self, from: Data(bytes))
    else { return [] }
    return live.trials
  }
}

/// Keeps live.json up to date. It is for looking at only, so that what hinders it hinders nothing else.
final class LiveFile {
  private let output: OutputPath?
  private let lastMeasure: (Trial) -> String?
  private let clock = ContinuousClock()
  private var written: ContinuousClock.Instant
  private var isThere: Bool

  init(_ path: String, lastMeasure: @escaping (Trial) -> String?) {
    output = try? OutputPath(
      path, inputs: .none, replacing: .beginning([Array("{\"trials\":".utf8)], what: "live.json"))
    self.lastMeasure = lastMeasure
    written = clock.now
    // Of a run that was killed.
    isThere = FileStatus(at: path) != nil
    clear()
  }

  func tick(running: [Trial]) {
    guard let output, clock.now - written >= .seconds(2) else { return }
    written = clock.now
    let live = LiveTrials(trials: running.map { .init(trial: $0.label, last: lastMeasure($0)) })
    guard let data = try? JSONEncoder().encode(live) else { return }
    isThere = (try? output.write(Array(data))) != nil || isThere
  }

  func clear() {
    if isThere { output?.remove() }
    isThere = false
  }
}
