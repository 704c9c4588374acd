import ArgumentParser
import Basics

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a folder to start from: a notebook, data and a grid, or a grid for a program of your own.",
    discussion: """
      The folder has report.md, a notebook; results.csv, the data that it shows; references.bib, a work that it cites; \
      grid.yaml, a grid of small networks that trains in seconds; and a Makefile that runs the grid and renders the \
      notebook. No file is replaced.

      With --command it has sweep.yaml, a grid whose trials are runs of a program; train.py, a program of ten lines; and \
      report.md, a notebook for the results. Put your own program in the place of train.py.

      EXAMPLE
        reasonops init paper
        reasonops render paper/report.md --out paper/report
      """)

  @Flag(help: "A grid whose trials are runs of a program.")
  var command = false

  @Argument(help: "The folder. It is created if it does not exist.", transform: \.withoutFinalSlashes)
  var folder: String

  func run() throws {
    let start = command ? StartingFolder.program : .networks
    try start.write(to: folder)
    Console.error("next:")
    let lines = start.next.map { words in
      (["reasonops"] + words.map(typed)).joined(separator: " ")
    }
    Console.output(lines.joined(separator: "\n"))
  }

  private func typed(_ word: StartingFolder.Word) -> String {
    switch word {
    case .plain(let text): text
    case .inFolder(let name): "\(folder)/\(name)".quotedForShell
    }
  }
}
