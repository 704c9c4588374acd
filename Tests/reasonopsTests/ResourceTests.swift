import Foundation
import TestSupport
import Testing

/// Few threads, few open files, and a drawing library with an invalid backend. The program does its work or reports an
/// error.
@Suite struct ResourceTests {
  private static let commands = [
    ["plot", "d.csv", "--mark", "bar", "--x", "name", "--y", "x", "-o", "out/p.pdf"],
    ["render", "n.md", "--data", "d.csv", "--out", "out/report"], ["check", "d.csv"],
    ["run", "grid.yaml", "--out", "out/run", "--jobs", "1024", "--quiet"], ["doctor"],
  ]

  private static let grid = """
    tasks: [dot]
    datasets: all
    networks: [{type: dense, depth: 1, activation: linear}]
    search: {rates: [1e-3], steps: 2}
    training: {steps: 4, validate_every: 2, patience: 1}
    """

  private func run(
    _ command: [String], after preparation: String, _ environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try ScratchFolder.with { scratch in
      try scratch.write("name,x\na,1\nb,2\n", to: "d.csv")
      try scratch.write("Mean {{ mean(x) }}.\n\n```chart\nlabel: c\nmark: bar\nx: name\ny: x\n```\n", to: "n.md")
      try scratch.write(Self.grid, to: "grid.yaml")
      try scratch.makeFolder("out")
      try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: scratch("out"))
      return try Program.run(command, environment: environment, folder: scratch.path, after: preparation)
    }
  }

  private func expectAnErrorAtMost(_ outcome: Program.Outcome, _ what: String) {
    #expect([0, 1, 65, 66, 73, 74].contains(outcome.exitCode), "\(what): \(outcome.exitCode) \(outcome.errors)")
    #expect(outcome.exitCode == 0 || outcome.errors.contains("error: "), "\(what): \(outcome.errors)")
  }

  /// The limit of processes does not apply to root, so root switches to another user for each command. It must be a
  /// different user each time, because the limit counts all processes of a user.
  @Test(arguments: commands) func fewThreads(command: [String]) throws {
    let user = 100_000 + 10 * Int(getpid() % 5_000) + (Self.commands.firstIndex(of: command) ?? 0)
    let other = "setpriv --reuid=\(user) --regid=\(user) --clear-groups"
    for limit in [2, 3, 5, 8, 50] {
      let become = getuid() == 0 ? #"; exec \#(other) "$0" "$@""# : ""
      let outcome = try run(command, after: "ulimit -u \(limit)\(become)")
      expectAnErrorAtMost(outcome, "ulimit -u \(limit)")
      if limit == 50 { #expect(outcome.exitCode == 0, "\(outcome.errors)") }
    }
  }

  @Test(arguments: commands) func fewFiles(command: [String]) throws {
    for limit in [4, 5, 6, 8, 10, 14, 20, 24, 32] {
      expectAnErrorAtMost(try run(command, after: "ulimit -n \(limit)"), "ulimit -n \(limit)")
    }
    #expect(try run(command, after: "ulimit -n 128").exitCode == 0)
  }

  @Test(arguments: commands.dropLast()) func aBackendThatIsNotThere(command: [String]) throws {
    let outcome = try run(command, after: ":", ["PANGOCAIRO_BACKEND": "xx"])
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }
}
