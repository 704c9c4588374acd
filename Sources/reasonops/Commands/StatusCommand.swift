import ArgumentParser
import Basics
import Experiments

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show how much of the runs in a folder is done, shard by shard.",
    discussion: "EXAMPLE  reasonops status study")

  @Argument(help: "A folder that 'run' has written.", transform: \.withoutFinalSlashes)
  var folder: String

  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  @OptionGroup var limits: LimitOptions

  func run() throws {
    try limits.apply()
    let status = try RunStatus(of: folder)
    Console.output(json ? try StatusReport(status, of: folder).asJSON : status.description)
  }
}
