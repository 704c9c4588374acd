import ArgumentParser
import Basics
import Experiments

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a folder to start from: a grid, a program for it, and a notebook.",
    discussion: """
      With --command the folder has sweep.yaml, a grid whose trials are runs of a program; train.py, a program of ten \
      lines; and report.md, a notebook for the results. Put your own program in the place of train.py.

      EXAMPLE
        reasonops init --command mine
        reasonops run mine/sweep.yaml --out mine/results
        reasonops render mine/report.md --data mine/results/results.csv --out mine/report
      """)

  @Flag(help: "A grid whose trials are runs of a program.")
  var command = false

  @Argument(help: "The folder. It is created if it does not exist.", transform: \.withoutFinalSlashes)
  var folder: String

  func run() throws {
    guard command else {
      throw Diagnostic(
        .usage, "init needs to know what to start with", hint: "write --command for a program of your own")
    }
    let notebook = try InputFile.text(at: TemplateSearch.notebooks.path(of: "sweep"))
    let own = notebook.replacing("data: {results: data/sweep/results.csv}\n", with: "")
    let texts = [("sweep.yaml", SweepStart.grid), ("train.py", SweepStart.program), ("report.md", own)]
    let outputs = try texts.map { name, text throws(Diagnostic) in
      (path: try OutputPath("\(folder)/\(name)", inputs: .none, replacing: .nothing), text: text)
    }
    try OutputFolder.create(folder)
    for output in outputs { try output.path.write(output.text) }
    Console.error("next:")
    Console.output(
      """
      reasonops run \(quoted("sweep.yaml")) --out \(quoted("results"))
      reasonops render \(quoted("report.md")) --data \(quoted("results/results.csv")) --out \(quoted("report"))
      """)
  }

  /// A path in the folder as a shell reads it.
  private func quoted(_ name: String) -> String {
    let path = "\(folder)/\(name)"
    let isPlain = path.utf8.allSatisfy { byte in
      "/._-".utf8.contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    return isPlain ? path : SlurmJob.quoted(path)
  }
}
