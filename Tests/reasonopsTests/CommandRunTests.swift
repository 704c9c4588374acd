import Foundation
import TestSupport
import Testing

/// The real program runs a grid whose trials are another program: it is killed and stopped, and the other program
/// misbehaves.
@Suite(.serialized) struct CommandRunTests {
  private static let kills = SmokeRun.soakRounds ?? 3

  private static let grid = """
    command: [sh, train.sh, "{x}", "{seed}"]
    parameters: {x: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}
    seeds: 3
    measures: [y]
    curves: curve.jsonl
    """

  private static let program = #"""
    echo "{\"step\": 1, \"loss\": $1}" > curve.jsonl
    echo "begin $1 $2"
    sleep 0.02
    echo "{\"step\": 2, \"loss\": $2}" >> curve.jsonl
    echo "{\"y\": $(($1 * 100 + $2))}"
    """#

  private func prepare(_ scratch: ScratchFolder, _ program: String = program, _ grid: String = grid) throws -> [String]
  {
    try scratch.write(program, to: "train.sh")
    try scratch.write(grid, to: "grid.yaml")
    return ["run", scratch("grid.yaml"), "--out", scratch("out"), "--jobs", "2"]
  }

  /// Returns the sorted rows without the columns that may differ between equal runs.
  private func rows(_ scratch: ScratchFolder, columns: Int = 4) throws -> (results: [String], curves: [String]) {
    let lines = try scratch.text("out/results.csv").split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).prefix(columns).joined(separator: ",")
    }
    return (lines.sorted(), try scratch.text("out/curves.csv").split(separator: "\n").map(String.init).sorted())
  }

  /// The second grid compares its settings after step 1, and continues two of ten.
  @Test(arguments: [("", 4, 61), ("\nhalving: {measure: loss, best: lowest, keep: 1/5, rungs: [1]}", 6, 37)])
  func killedRunsGoOnToTheSameRows(more: String, columns: Int, curveLines: Int) throws {
    try ScratchFolder.with { whole in
      let grid = Self.grid + more
      #expect(try Program.run(prepare(whole, Self.program, grid)).exitCode == 0)
      let expected = try rows(whole, columns: columns)
      #expect(expected.results.count == 31 && expected.curves.count == curveLines)
      try ScratchFolder.with { scratch in
        let arguments = try prepare(scratch, Self.program, grid)
        for _ in 0..<Self.kills {
          let process = try Program.start(arguments, logs: scratch)
          Thread.sleep(forTimeInterval: .random(in: 0...0.3))
          if process.isRunning { kill(process.processIdentifier, SIGKILL) }
          process.waitUntilExit()
        }
        let outcome = try Program.run(arguments)
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(try rows(scratch, columns: columns) == expected)
        let logs = scratch.files().filter { $0.hasSuffix("/stdout.log") }
        #expect(logs.count == 30)
        for log in logs { #expect(try scratch.text(log).contains("begin ")) }
        #expect(try isEmpty("REASONOPS_RUN=\(scratch("out"))"))
      }
    }
  }

  @Test(arguments: [[SIGTERM], [SIGINT, SIGINT]])
  func stoppedRunsLeaveNoProcess(signals: [Int32]) throws {
    try ScratchFolder.with { scratch in
      let arguments = try prepare(scratch, "sleep 100 & echo begun > \(scratch("begun")); sleep 100")
      let process = try Program.start(arguments, logs: scratch)
      scratch.wait(for: "begun", longerThan: 0)
      for signal in signals { kill(process.processIdentifier, signal) }
      process.waitUntilExit()
      #expect(process.terminationStatus == 128 + signals[0])
      Thread.sleep(forTimeInterval: 0.1)
      #expect(try isEmpty("REASONOPS_RUN=\(scratch("out"))"))
    }
  }

  #if os(Linux)
  /// When a run is killed, its programs continue. The next run in the folder ends them.
  @Test func childrenOfKilledRunsAreEnded() throws {
    try ScratchFolder.with { scratch in
      let arguments = try prepare(
        scratch,
        "if [ -e \(scratch("begun")) ]; then echo '{\"y\": 1}'; else echo 1 > \(scratch("begun")); sleep 100; fi",
        Self.grid.replacing("curves: curve.jsonl\n", with: ""))
      let process = try Program.start(arguments, logs: scratch)
      scratch.wait(for: "begun", longerThan: 0)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try !isEmpty("REASONOPS_RUN=\(scratch("out"))"))
      // The folder is recognised also by another spelling of its path.
      let outcome = try Program.run(arguments.map { $0 == scratch("out") ? scratch("./out/../out") : $0 })
      #expect(outcome.exitCode == 0 && outcome.errors.contains("that an earlier run in this folder had left"))
      #expect(try isEmpty("REASONOPS_RUN=\(scratch("out"))"))
    }
  }

  /// A daemon in its own session that does not hold the output pipe.
  @Test func daemonsAreEndedAndTold() throws {
    try ScratchFolder.with { scratch in
      let arguments = try prepare(scratch, "setsid sleep 100 > /dev/null 2>&1 < /dev/null & echo '{\"y\": 1}'")
      let outcome = try Program.run(arguments + ["--where", "x = 1 and seed = 0"])
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      #expect(try isEmpty("REASONOPS_RUN=\(scratch("out"))"))
    }
  }
  #endif

  @Test func longLogsAreCutAndSaySo() throws {
    try ScratchFolder.with { scratch in
      let arguments = try prepare(
        scratch, "head -c 30000000 /dev/zero | tr '\\0' 'a\\n'; printf '\\377\\n{\"y\": 3}\\n'")
      let outcome = try Program.run(arguments + ["--where", "x = 1 and seed = 0"])
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      let log = try #require(scratch.files().first { $0.hasSuffix("/stdout.log") })
      let bytes = try scratch.bytes(log)
      #expect(bytes.count > 9_999_000 && bytes.count < 10_001_000)
      #expect(String(decoding: bytes.suffix(100), as: UTF8.self).contains("more bytes that are not kept"))
      #expect(try rows(scratch).results.contains("1,0,3.0,finished"))
    }
  }

  @Test func aProgramThatIsNotThereIsAnErrorAtOnce() throws {
    try ScratchFolder.with { scratch in
      let grid = "command: [pyhton, x, \"{seed}\"]\nmeasures: y\n"
      let outcome = try Program.run(prepare(scratch, "", grid))
      #expect(outcome.exitCode == 66 && outcome.errors.contains("there is no program 'pyhton'"))
      #expect(!scratch.files().contains("out/results.csv"))
    }
  }

  /// Returns true if no process has an environment variable that begins with the text.
  private func isEmpty(_ variable: String) throws -> Bool {
    let names = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
    return !names.contains { name in
      let bytes = (try? Data(contentsOf: URL(filePath: "/proc/\(name)/environ"))) ?? Data()
      return bytes.split(separator: 0).contains { $0.starts(with: variable.utf8) }
    }
  }
}
