import ArgumentParser
import Basics

/// The option `--limit` of every command that reads files.
struct LimitOptions: ParsableArguments {
  @Option(
    name: .customLong("limit"), parsing: .singleValue,
    help: ArgumentHelp("Raise a limit on what files may have: \(names).", valueName: "name=n"))
  var limits: [String] = []

  private static let names = Limit.all.filter(\.canBeRaised).map(\.name).joined(separator: ", ")

  /// Raises the limits. Must be called before any file is read.
  func apply() throws(Diagnostic) {
    for limit in limits { try Limit.raise(limit) }
  }
}
