import Basics
import Platform

/// The content of live.json: the running trials, which `status` shows. The file is written every two seconds and
/// removed when the run ends.
package struct LiveTrials: Codable, Equatable, Sendable {
  package struct Entry: Codable, Equatable, Sendable {
    package var trial: String
    /// A text with the latest measures of the trial's program.
    package var last: String?
  }

  package var trials: [Entry]

  /// Reads what a run has written; empty if there is no such file, or if it has another form.
  package static func read(_ path: String) -> [Entry] {
    guard let bytes = InputFile.kept(path), bytes.count < 10_000_000,
      let live = try? JSONDecoder().decode(Self.self, from: Data(bytes))
    else { return [] }
    return live.trials
  }
}

/// Keeps live.json up to date. The file is only for display, so errors in writing it are ignored.
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
    // A run that was killed may have left one.
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
