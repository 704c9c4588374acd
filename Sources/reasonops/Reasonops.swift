import ArgumentParser
import Basics

@main
struct Reasonops: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reasonops",
    abstract: "Which small neural network can learn which basic operation?",
    discussion: """
      Trains grids of small networks and writes the results to a CSV file. Makes a report from a notebook and a CSV \
      file: Markdown, one HTML page, a typeset PDF, and every figure as PNG and PDF.

      EXIT CODES  0 success; 1 failed trials, an out-of-date report, or oddities with --strict; 64 bad arguments or grid \
      file; 65 bad template or CSV file; 66 file not found; 73 cannot create; 74 write failed; 130 or 143 stopped by a \
      signal.
      """,
    version: Version.current,
    subcommands: [
      RunCommand.self, RenderCommand.self, PreviewCommand.self, PlotCommand.self, CheckCommand.self,
      CompareCommand.self, MergeCommand.self, InitCommand.self, SchemaCommand.self, StatusCommand.self,
      SlurmCommand.self, PreflightCommand.self, BenchCommand.self, ListCommand.self, DoctorCommand.self,
    ])

  /// Runs the command. A `Diagnostic` is printed without a usage line, and its kind is the exit code.
  static func main() {
    Console.reserveStreams()
    do {
      try checkArguments()
      try EmptyArguments.refuse(in: Array(CommandLine.arguments.dropFirst()))
      var command = try parseAsRoot()
      try command.run()
    } catch let error as Diagnostic {
      fail(error.description, error.kind)
    } catch let error as DiagnosticList {
      fail(error.description, error.diagnostics.first?.kind ?? .badData)
    } catch {
      end(error)
    }
  }

  /// Ends the program. Help is printed to standard output unchanged. An argument error repeats the arguments, so it is
  /// printed by `Console`, which escapes control characters.
  private static func end(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    guard !code.isSuccess else { exit(withError: error) }
    let message = fullMessage(for: error)
    if !message.isEmpty { Console.error(message) }
    exit(withError: code)
  }

  /// Checks that all arguments are UTF-8. Swift would replace invalid bytes, and the argument would name another file.
  private static func checkArguments() throws(Diagnostic) {
    for index in 0..<Int(CommandLine.argc) {
      guard let bytes = CommandLine.unsafeArgv[index], String(validatingCString: bytes) == nil else { continue }
      throw Diagnostic(
        .usage, "argument \(index) is not UTF-8 text: '\(String(cString: bytes))'",
        hint: "rename the file or the folder that it names")
    }
  }

  private static func fail(_ message: String, _ kind: Diagnostic.Kind) -> Never {
    Console.error(message)
    exit(withError: ExitCode(kind.rawValue))
  }
}
