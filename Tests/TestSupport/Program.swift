import Foundation

/// The built program, run as a user runs it.
package struct Program: Sendable {
  package struct Outcome: Sendable {
    package var exitCode: Int32
    package var output: String
    package var errors: String
  }

  /// The folder of the package, which contains `templates/`.
  package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path(percentEncoded: false)

  /// The path of the program. It is built into the same folder as the tests.
  private static let executable = Bundle.main.executableURL!.deletingLastPathComponent().appending(path: "reasonops")

  /// Runs the program to its end. Its output goes to files, because a full pipe would block it.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - environment: Further environment variables.
  ///   - folder: The working directory.
  ///   - preparation: A shell command that runs before, such as `ulimit -f 8`.
  package static func run(
    _ arguments: [String], environment: [String: String] = [:], folder: String = root, after preparation: String = ":"
  ) throws -> Outcome {
    try ScratchFolder.with { scratch in
      let process = try start(
        arguments, environment: environment, folder: folder, after: preparation, logs: scratch)
      process.waitUntilExit()
      return Outcome(
        exitCode: process.terminationStatus,
        output: try scratch.text("output"), errors: try scratch.text("errors"))
    }
  }

  /// Starts the program with its output going to the files `output` and `errors` in `logs`. The caller waits for it.
  package static func start(
    _ arguments: [String], environment: [String: String] = [:], folder: String = root, after preparation: String = ":",
    logs: ScratchFolder
  ) throws -> Process {
    let process = Self.process(arguments, environment: environment, folder: folder, after: preparation)
    process.standardOutput = try logs.handle("output")
    process.standardError = try logs.handle("errors")
    try process.run()
    return process
  }

  /// Returns the program as a process that is not started.
  static func process(
    _ arguments: [String], environment: [String: String] = [:], folder: String = root, after preparation: String = ":"
  ) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", preparation + #"; exec "$0" "$@""#, executable.path(percentEncoded: false)] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = URL(filePath: folder)
    return process
  }
}
