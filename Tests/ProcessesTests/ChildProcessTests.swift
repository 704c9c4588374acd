import Basics
import Platform
import Processes
import TestSupport
import Testing

/// Programs that end well, that fail, and that do not end.
@Suite struct ChildProcessTests {
  /// Keeps all output of a program.
  private final class Memory: ProcessOutput {
    private(set) var bytes: [UInt8] = []

    func take(_ bytes: UnsafeRawBufferPointer) { self.bytes += bytes }

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private static let mark = ProcessMark(run: "tests of processes")

  private func run(
    _ words: [String], in folder: String = "/tmp", timeLimit: Double? = nil, isStopping: () -> Bool = { false }
  ) throws -> (outcome: ProcessOutcome, output: String, errors: String) {
    let (output, errors) = (Memory(), Memory())
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let request = ProcessRequest(
      words, environment: ["PATH": path], in: folder, timeLimit: timeLimit, mark: Self.mark)
    let outcome = try ChildProcess.run(request, output: output, errors: errors, isStopping: isStopping)
    return (outcome, output.text, errors.text)
  }

  @Test func streamsAndStatusAreTakenApart() throws {
    let (outcome, output, errors) = try run(["sh", "-c", "echo one; echo two >&2; exit 3"])
    #expect(outcome.end == .status(3) && output == "one\n" && errors == "two\n")
    #expect(outcome.peakMegabytes > 0.1 && outcome.seconds > 0)
  }

  /// Each word reaches the program unchanged: no shell interprets it.
  @Test func wordsAreNoCommands() throws {
    let words = ["$(touch here)", "`id`", "a\nb", "'\"", "; rm -rf x", "..", "", "*", "é\u{301}"]
    try ScratchFolder.with { scratch in
      let (_, output, _) = try run(["printf", "%s|"] + words, in: scratch.path)
      #expect(output == words.map { $0 + "|" }.joined())
      #expect(scratch.files().isEmpty)
    }
  }

  @Test func inputIsEmptyAndTheFolderIsTheGivenOne() throws {
    try ScratchFolder.with { scratch in
      let (_, output, _) = try run(["sh", "-c", "cat; pwd; echo $REASONOPS_RUN"], in: scratch.path)
      #expect(output.hasSuffix("\ntests of processes\n"))
      #expect(output.contains(String(scratch.path.split(separator: "/").last ?? "")))
    }
  }

  @Test func signalsAreTold() throws {
    #expect(try run(["sh", "-c", "kill -9 $$"]).outcome.end == .signal(SIGKILL))
  }

  @Test func programsThatAreNotThereAreErrors() throws {
    let error = #expect(throws: Diagnostic.self) { _ = try self.run(["no-such-program-at-all"]) }
    #expect(error?.kind == .notFound && error?.message.contains("no-such-program-at-all") == true)
  }

  @Test func timeLimitsAndStopsEndTheWholeGroup() throws {
    let started = ContinuousClock().now
    #expect(try run(["sh", "-c", "sleep 60 & sleep 60"], timeLimit: 0.3).outcome.end == .timeLimit)
    #expect(try run(["sleep", "60"], isStopping: { true }).outcome.end == .stopped)
    #expect(ContinuousClock().now - started < .seconds(5))
    #expect(!isAlive("sleep 60"))
  }

  /// A program that ignores SIGTERM is killed after the grace period.
  @Test func programsThatDoNotListenAreKilled() throws {
    let (outcome, _, _) = try run(["sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"], timeLimit: 0.2)
    #expect(outcome.end == .timeLimit && outcome.seconds > ChildProcess.grace)
    #expect(outcome.seconds < ChildProcess.grace + 3)
  }

  /// A background process keeps the output open. The run ends with the program, not with its output.
  @Test func whatStaysInTheBackgroundIsEnded() throws {
    let (outcome, output, _) = try run(["sh", "-c", "sleep 61 & echo done"])
    #expect(outcome.end == .status(0) && output == "done\n" && outcome.seconds < 10)
    #expect(!isAlive("sleep 61"))
  }

  #if os(Linux)
  /// A daemon in its own session, left behind by a run that no longer exists.
  @Test func daemonsOfEarlierRunsAreFound() throws {
    let mark = ProcessMark(run: "a run that was killed \(getpid())")
    let request = ProcessRequest(
      ["sh", "-c", "setsid sleep 62 >/dev/null 2>&1 < /dev/null & sleep 0.3"], environment: ["PATH": "/usr/bin:/bin"],
      in: "/tmp", mark: mark)
    _ = try ChildProcess.run(request, output: Memory(), errors: Memory(), isStopping: { false })
    #expect(LeftProcesses.end(ProcessMark(run: "another run")) == 0)
    #expect(LeftProcesses.end(mark) == 1)
    #expect(!isAlive("sleep 62"))
  }
  #endif

  /// Returns whether the process still exists after two seconds. A killed process takes a moment to disappear.
  private func isAlive(_ command: String) -> Bool {
    for _ in 0..<40 {
      if (try? Tool.run("pgrep", ["-f", "^\(command)$"])) == nil { return false }
      usleep(50_000)
    }
    return true
  }
}
