import ArgumentParser
import Basics
import Experiments

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show how much of the runs in a folder is done, shard by shard.",
    discussion: "EXAMPLE  reasonops status study")

  @Argument(help: "A folder that 'run' has written.", transform: \.withoutFinalSlashes)
  var folder: String

  @OptionGroup var limits: LimitOptions

  func run() throws {
    try limits.apply()
    Console.output(try RunStatus(of: folder).description)
  }
}
