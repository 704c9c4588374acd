import Basics
import Platform
import Tables

/// Reports the progress of a run on standard error. A terminal gets one line that is updated; anything else gets a
/// plain line every thirty seconds. Trials that fail or diverge are reported at once.
package final class Progress: RunObserver {
  private let isQuiet: Bool
  private let terminal: RedrawnLine?
  private let lastMeasure: (Trial) -> String?
  private let clock = ContinuousClock()

  private var start: ContinuousClock.Instant
  private var lastLine: ContinuousClock.Instant
  private var jobs = 1
  private var total = 0
  private var done = 0
  private var forecast = Forecast(steps: 0)

  /// - Parameters:
  ///   - isQuiet: true to report only failures and diverged trials.
  ///   - lastMeasure: returns the latest measures of a running trial, which only a terminal shows.
  package init(isQuiet: Bool, lastMeasure: @escaping (Trial) -> String? = { _ in nil }) {
    self.isQuiet = isQuiet
    self.lastMeasure = lastMeasure
    terminal = isQuiet ? nil : RedrawnLine()
    start = clock.now
    lastLine = start
  }

  package func note(_ text: String) {
    if !isQuiet { say("note: \(text)") }
  }

  package func begin(_ plan: RunPlan, jobs: Int) {
    self.jobs = jobs
    total = plan.toDo.count
    forecast = plan.forecast
    start = clock.now
    lastLine = start
    guard !isQuiet else { return }
    let doneBefore = plan.done.values.reduce(0, +)
    guard total > 0 else {
      let failed = plan.done[.failed] ?? 0
      let rest = failed > 0 ? "; \(failed) of them failed, and --retry-failed runs those again" : ""
      return say(
        doneBefore > 0
          ? "nothing to do: all of \(doneBefore.counted("trial")) have a row\(rest)"
          : "nothing to do: no trial matches")
    }
    let before = doneBefore > 0 ? ", \(doneBefore) done before" : ""
    let estimate = SpanText.about(forecast.remainingSeconds(jobs: jobs))
    say("\(total.counted("trial")) to do\(before), \(jobs) at a time, \(estimate)")
  }

  package func finish(_ trial: Trial, _ result: TrialResult) {
    done += 1
    forecast.finish(trial, seconds: result.seconds)
    guard result.status == .failed || result.status == .diverged else { return }
    say("\(result.status.rawValue): \(trial): \(result.reason ?? "")")
  }

  package func tick(running: [Trial]) {
    guard !isQuiet else { return }
    if let terminal {
      terminal.draw { width in line(running: running, width: width) }
    } else if clock.now - lastLine >= .seconds(30) {
      lastLine = clock.now
      say(states[0])
    }
  }

  package func end(_ summary: RunSummary) {
    terminal?.clear()
    guard !isQuiet, total > 0 else { return }
    var parts = ["\(summary.finished) finished"]
    if summary.diverged > 0 { parts.append("\(summary.diverged) diverged") }
    if summary.failed > 0 { parts.append("\(summary.failed) failed") }
    if summary.stopped > 0 { parts.append("\(summary.stopped) stopped at rungs") }
    if summary.remaining > 0 { parts.append("\(summary.remaining) not done") }
    say(parts.joined(separator: ", ") + " in \(SpanText.text(summary.seconds))")
  }

  private func say(_ line: String) {
    terminal?.clear()
    Console.error(line)
  }

  /// Counts, rate and remaining time as texts, the longest first.
  private var states: [String] {
    let elapsed = (clock.now - start) / .seconds(1)
    let rate = NumberText.fixed(elapsed > 0 ? Double(done) / elapsed : 0, digits: 1)
    let left = SpanText.text(forecast.remainingSeconds(jobs: jobs))
    let share = "\(total > 0 ? 100 * done / total : 100) %"
    return [
      "\(done) of \(total.counted("trial")), \(share), \(rate) trials/s, \(left) left",
      "\(done) of \(total), \(share), \(left) left", "\(done) of \(total)",
    ]
  }

  /// Returns the line with bar, counts, rate, remaining time and running trials, as far as the width allows.
  private func line(running: [Trial], width: Int) -> String {
    let text = states.first { $0.count <= width } ?? states[2]
    let barWidth = min(20, width - text.count - 3)
    let line = barWidth >= 10 ? "\(bar(barWidth)) \(text)" : text
    return String((line + trials(running, room: width - line.count)).prefix(width))
  }

  /// Returns the running trials with their latest measures. If there is no room for all, they take turns of two
  /// seconds.
  private func trials(_ running: [Trial], room: Int) -> String {
    func texts(_ trials: some Sequence<Trial>) -> String {
      var text = ""
      for trial in trials where text.count < room {
        text += " · \(trial.label)" + (lastMeasure(trial).map { ": \($0)" } ?? "")
      }
      return text
    }
    let all = texts(running)
    guard all.count > room, !running.isEmpty else { return all }
    let turn = Int(rounding: (clock.now - start) / .seconds(2), within: 0...1_000_000_000) % running.count
    return texts(running[turn...] + running[..<turn])
  }

  private func bar(_ width: Int) -> String {
    let filled = total > 0 ? width * done / total : width
    return "[" + String(repeating: "#", count: filled) + String(repeating: "·", count: width - filled) + "]"
  }
}

/// A line on the terminal of standard error that is redrawn in place.
private final class RedrawnLine {
  private var isDrawn = false

  /// Creates the line; nil if standard error is not a terminal, or cannot return to the beginning of a line.
  init?() {
    let kind = getenv("TERM").map { String(cString: $0) } ?? ""
    guard isatty(STDERR_FILENO) == 1, !kind.isEmpty, kind != "dumb" else { return nil }
  }

  /// - Parameter line: returns the text for a number of columns.
  func draw(_ line: (Int) -> String) {
    Console.redraw(line(columns - 1))
    isDrawn = true
  }

  func clear() {
    if isDrawn { Console.redraw("") }
    isDrawn = false
  }

  private var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 80 }
    return Int(size.ws_col)
  }
}
