import Foundation
import TestSupport
import Testing

/// What a terminal and `status` show about a grid that is running.
@Suite struct LiveRunTests {
  private func prepare(_ scratch: ScratchFolder, _ program: String) throws -> [String] {
    try scratch.write(program, to: "train.sh")
    let grid = """
      command: [sh, train.sh, "{x}", "{seed}"]
      parameters: {x: [1, 2]}
      measures: [y]
      curves: curve.jsonl
      """
    try scratch.write(grid, to: "grid.yaml")
    return ["run", scratch("grid.yaml"), "--out", scratch("out"), "--jobs", "2"]
  }

  private static let short = #"""
    echo "{\"step\": 3, \"loss\": 0.$1, \"acc\": 1}" > curve.jsonl
    echo "{\"y\": 1}"
    sleep 5
    """#

  @Test func terminalsShowLastMeasures() throws {
    try ScratchFolder.with { scratch in
      let arguments = try prepare(scratch, Self.short)
      let text = try Terminal(columns: 200).run(arguments, environment: ["TERM": "xterm"])
      // Either trial may have started first.
      let measures = ["x=1 seed 0: acc 1, step 3", "x=2 seed 0: acc 1, step 3"]
      let orders = [measures, measures.reversed()].map { " · " + $0.joined(separator: " · ") }
      #expect(orders.contains(where: text.contains), "\(text)")
    }
  }

  @Test func pipesDoNot() throws {
    try ScratchFolder.with { scratch in
      let outcome = try Program.run(prepare(scratch, Self.short))
      #expect(outcome.exitCode == 0 && !outcome.errors.contains("step 3"))
    }
  }

  @Test func statusShowsRunsAtWork() throws {
    try ScratchFolder.with { scratch in
      let program = "if [ $1 = 1 ]; then echo '{\"y\": 0.25}'; fi; sleep 100"
      let process = try Program.start(prepare(scratch, program), logs: scratch)
      scratch.wait(for: "out/live.json", longerThan: 0)
      var status = try Program.run(["status", scratch("out")])
      // On a busy machine it takes a second or two until both programs have started.
      for _ in 0..<100 where !(status.output.contains("y 0.25") && status.output.contains("x=2")) {
        Thread.sleep(forTimeInterval: 0.1)
        status = try Program.run(["status", scratch("out")])
      }
      #expect(
        status.output.contains("at work: ") && status.output.contains("\n  x=1 seed 0: y 0.25\n")
          && status.output.contains("\n  x=2 seed 0\n"),
        "\(status)")
      let json = try Program.run(["status", "--json", scratch("out")]).output
      #expect(json.contains("y 0.25") && json.contains("x=2 seed 0"))
      kill(process.processIdentifier, SIGTERM)
      process.waitUntilExit()
      #expect(!scratch.files().contains("out/live.json"))
      #expect(try !Program.run(["status", scratch("out")]).output.contains("x=1"))
      // The file that a killed run left behind is ignored.
      try scratch.write("{\"trials\":[{\"trial\":\"x=7\"}]}", to: "out/live.json")
      #expect(try !Program.run(["status", scratch("out")]).output.contains("x=7"))
      #expect(try Program.run(prepare(scratch, "echo '{\"y\": 1}'") + ["--accept-changes"]).exitCode == 0)
      #expect(!scratch.files().contains("out/live.json"))
    }
  }
}
