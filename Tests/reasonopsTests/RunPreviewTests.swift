import Foundation
import TestSupport
import Testing

/// The report of a run, which grows while trials finish.
@Suite struct RunPreviewTests {
  private static let trials = 8
  private static let grid = """
    command: [sh, train.sh, "{x}"]
    parameters: {x: [1, 2, 3, 4, 5, 6, 7, 8]}
    seeds: 1
    measures: [y]
    """
  private static let program = #"sleep 0.7; echo "{\"y\": $1}""#
  private static let notebook = "---\ntitle: Growing\nidentity: from_run\n---\n\nThere are [{{ n() }}] rows.\n"

  /// Returns the response of the server on a port.
  private static func page(_ path: String, port: Substring) throws -> String {
    let request = "GET \(path) HTTP/1.1\\r\\nHost: 127.0.0.1:\(port)\\r\\nConnection: close\\r\\n\\r\\n"
    let script = "exec 3<>/dev/tcp/127.0.0.1/\(port); printf '\(request)' >&3; cat <&3"
    return try #require(try Tool.run("bash", ["-c", script]))
  }

  private static func started(_ scratch: ScratchFolder) throws -> (process: Process, port: Substring) {
    try scratch.write(grid, to: "grid.yaml")
    try scratch.write(program, to: "train.sh")
    let notebook = try scratch.write(notebook, to: "n.md")
    let process = try Program.start(
      ["run", scratch("grid.yaml"), "--out", scratch("out"), "--jobs", "1", "--preview", notebook, "--port", "0"],
      logs: scratch)
    for _ in 0..<600 {
      if let match = try scratch.text("output").firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\//) {
        return (process, match.1)
      }
      Thread.sleep(forTimeInterval: 0.05)
    }
    process.terminate()
    throw CocoaError(.featureUnsupported)
  }

  @Test(.timeLimit(.minutes(3))) func theReportGrows() throws {
    try ScratchFolder.with { scratch in
      let (process, port) = try Self.started(scratch)
      var counts: [Int] = []
      while counts.last != Self.trials, process.isRunning {
        let page = try Self.page("/report", port: port)
        if let match = page.firstMatch(of: /There are \[(\d+)\] rows/), let count = Int(match.1), count != counts.last {
          counts.append(count)
        }
        Thread.sleep(forTimeInterval: 0.1)
      }
      #expect(counts.last == Self.trials && counts.count >= 3 && counts == counts.sorted())
      // The run is finished, and its report is still served.
      while try !scratch.text("errors").contains("Ctrl-C") { Thread.sleep(forTimeInterval: 0.05) }
      let state = try Self.page("/state", port: port)
      #expect(process.isRunning && state.contains("\"version\""))
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 0)
      #expect(try scratch.text("output").hasSuffix("out/results.csv\n"))
      #expect(!scratch.files().contains { $0.contains("-report") })
    }
  }

  /// Ctrl-C during the run ends the run and the preview.
  @Test(.timeLimit(.minutes(3))) func aStoppedRunEndsItsPreview() throws {
    try ScratchFolder.with { scratch in
      let (process, port) = try Self.started(scratch)
      #expect(try Self.page("/", port: port).contains("200 OK"))
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      #expect(process.terminationStatus == 130)
    }
  }

  @Test func whatCannotBeShownStopsTheRunBeforeItBegins() throws {
    try ScratchFolder.with { scratch in
      let grid = try scratch.write(Self.grid, to: "grid.yaml")
      let run = ["run", grid, "--out", scratch("out")]
      let missing = try Program.run(run + ["--preview", scratch("none.md")])
      #expect(missing.exitCode == 66 && missing.errors.contains("no such notebook"))
      #expect(try Program.run(run + ["--port", "0"]).exitCode == 64)
      #expect(try Program.run(run + ["--preview", "writeup", "--dry-run"]).exitCode == 64)
      #expect(!scratch.files().contains("out/results.csv"))
    }
  }
}
