import Basics
import Platform
import Processes

/// Finds what the record tells about a program: the commit of its repository, its interpreter, versions and GPUs.
struct ProgramProvenance {
  private let grid: CommandGrid
  private let environment: [String: String]
  private let mark: ProcessMark

  init(_ grid: CommandGrid, _ environment: [String: String], _ mark: ProcessMark) {
    (self.grid, self.environment, self.mark) = (grid, environment, mark)
  }

  /// Runs the programs that tell the provenance, and returns it.
  ///
  /// - Throws: `notFound` for a name under `versions` whose version cannot be found.
  func provenance() throws(Diagnostic) -> RunRecord.Provenance {
    var provenance = RunRecord.Provenance()
    if let commit = lines(["git", "rev-parse", "HEAD"])?.first {
      provenance.gitCommit = commit
      let changes = lines(["git", "status", "--porcelain", "--untracked-files=no"])
      provenance.gitState = changes.map { $0.isEmpty ? "clean" : "changed" }
    }
    provenance.interpreter = interpreter
    if !grid.versions.isEmpty {
      let versions = try PackageVersions(interpreter: grid.command.words.first?.text ?? "", lines: lines)
        .versions(of: grid.versions)
      provenance.versions = versions.map { "\($0.name) \($0.version)" }
      provenance.versionOf = Dictionary(versions.map { ($0.name, $0.version) }) { first, _ in first }
    }
    if grid.slots.contains(where: { $0.name == "gpu" }) {
      provenance.gpu = lines(["nvidia-smi", "--query-gpu=name", "--format=csv,noheader"])?.joined(separator: ", ")
    }
    return provenance
  }

  /// The interpreters that only print their version when they are called with an option. Other programs could do
  /// something else. A version may follow the name, as in `python3.11`.
  private static let interpreters = [
    ("python", "--version"), ("Rscript", "--version"), ("julia", "--version"), ("node", "--version"),
    ("ruby", "--version"), ("perl", "--version"), ("java", "--version"), ("lua", "-v"), ("octave", "--version"),
    ("bash", "--version"),
  ]

  private var interpreter: String? {
    guard let program = grid.command.words.first, program.names.isEmpty else { return nil }
    let name = program.text.split(separator: "/").last ?? ""
    let plain = String(name.reversed().drop { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }.reversed())
    guard let known = Self.interpreters.first(where: { $0.0 == plain }) else { return nil }
    return lines([program.text, known.1])?.first
  }

  /// Runs a program and returns the lines that it prints; nil if it fails or does not exist.
  private func lines(_ words: [String]) -> [String]? {
    let output = AllText()
    let request = ProcessRequest(
      words, environment: environment, in: grid.folder.isEmpty ? "." : grid.folder, timeLimit: 10, mark: mark)
    let outcome = try? ChildProcess.run(request, output: output, errors: output) { false }
    guard outcome?.end == .status(0) else { return nil }
    return String(decoding: output.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

/// Collects about the first 100,000 bytes that a program prints.
private final class AllText: ProcessOutput {
  private(set) var bytes: [UInt8] = []

  func take(_ bytes: UnsafeRawBufferPointer) {
    if self.bytes.count < 100_000 { self.bytes += bytes }
  }
}
