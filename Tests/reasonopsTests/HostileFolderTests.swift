import Foundation
import TestSupport
import Testing

/// Run folders in which a file of the run is replaced by something else. Every command reads or refuses it at once, and
/// the results of the run stay unchanged.
@Suite struct HostileFolderTests {
  private static let grid = """
    tasks: dot
    datasets: one_hot
    networks: [{type: multiply_simple}]
    search: {rates: [1e-3], steps: 1}
    training: {steps: 1, validate_every: 1, patience: 1}
    """

  /// Shell commands that replace `FILE` in the folder of a finished run. If `FILE` is not `results.csv`, that file
  /// stays.
  static let kinds = [
    "rm FILE; mkfifo FILE", "rm FILE; mkdir FILE", "rm FILE; ln -s /dev/zero FILE", "rm FILE; ln -s /dev/null FILE",
    "rm FILE; ln -s FILE FILE", "rm FILE; ln -s nothing/there FILE", "truncate -s 3G FILE", "printf '\\0\\0' >FILE",
    "echo '\u{301},\u{301}' >FILE", "head -c 100000 /dev/zero | tr '\\0' '[' >FILE", "printf '\"' >>FILE",
    "cat FILE FILE >x; mv x FILE", ": >FILE", "rm FILE", "mv FILE ../moved; ln -s ../moved FILE",
  ]

  @Test(arguments: kinds, ["results.csv", "curves.csv", "run.json", "run.lock"])
  func isReadOrRefusedAtOnce(kind: String, file: String) throws {
    try ScratchFolder.with { scratch in
      let grid = try scratch.write(Self.grid, to: "grid.yaml")
      #expect(try Program.run(["run", grid, "--out", scratch("run"), "--quiet"]).exitCode == 0)
      let results = try scratch.bytes("run/results.csv")
      let setup = "touch \(file); " + kind.replacing("FILE", with: file)
      #expect(try Tool.run("bash", ["-c", "cd '\(scratch("run"))'; \(setup)"]) != nil)
      for arguments in [
        ["run", grid, "--out", scratch("run"), "--dry-run"], ["status", scratch("run")],
        ["run", grid, "--out", scratch("run"), "--quiet"],
      ] + (isStream(kind, file) ? [] : [["merge", scratch("run/results.csv"), "-o", scratch("merged.csv")]]) {
        let code = try exitCode(arguments, scratch)
        #expect([0, 64, 65, 66, 73, 74].contains(code), "\(arguments[0]): \(code)")
      }
      if file != "results.csv" { #expect(try scratch.bytes("run/results.csv").starts(with: results)) }
    }
  }

  /// Returns true if the results are a stream that never ends. `merge` would wait for its end.
  private func isStream(_ kind: String, _ file: String) -> Bool {
    file == "results.csv" && (kind.contains("mkfifo") || kind.contains("zero FILE"))
  }

  /// Runs a command and returns its exit code, or -2 after 60 seconds. It normally takes less than ten. Address space
  /// is limited to 8 GB.
  private func exitCode(_ arguments: [String], _ scratch: ScratchFolder) throws -> Int32 {
    let process = try Program.start(arguments, after: "ulimit -v 8000000", logs: scratch)
    let end = Date.now + 60
    while process.isRunning && Date.now < end { usleep(10_000) }
    guard process.isRunning else { return process.terminationReason == .exit ? process.terminationStatus : -1 }
    kill(process.processIdentifier, SIGKILL)
    return -2
  }
}
