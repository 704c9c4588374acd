import ArgumentParser
import Basics
import Experiments

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say what is done of the runs in a folder, shard by shard.",
    discussion: "EXAMPLE  reasonops status study")

  @Argument(help: "A folder that 'run' wrote.")
  var folder: String

  func run() throws {
    Console.output(try RunStatus(of: folder).description)
  }
}
