import ArgumentParser
import Basics
import Preview
import Reports

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show the report of a notebook in a browser, and each change of it when it is saved.",
    discussion: """
      Prints the address of a page on this machine. The page takes each saved change of the notebook and its data, keeps \
      the place of its reader, and shows mistakes with their lines. The PDF can be shown beside it. No other machine can \
      see it, and no file is written. Ctrl-C ends it.

      EXAMPLE  reasonops preview templates/writeup.md --data results.csv
      """)

  @OptionGroup var input: NotebookArguments

  @Option(help: "The port of 127.0.0.1 to listen at; 0 takes any that is free.")
  var port = UInt16(8642)

  func run() throws {
    try input.limits.apply()
    // Nothing is written to that folder; what a render has left there is used.
    let request = try input.request(of: "preview", folder: input.usualFolder)
    let pipeline = ReportPipeline(request, conventions: ResultsRules.conventions)
    let state = PreviewState(name: input.notebook)
    let end = Monitor<(any Error)?>(nil)
    _ = try WorkerThread {
      do {
        try pipeline.live { report in
          switch report {
          case .made(let page, let notes, let pages): state.show(page: page, notes: notes, pages: pages)
          case .mistaken(let problem): state.show(problem: problem)
          }
        }
      } catch { end.change { $0 = error } }
    }
    let server = PreviewServer(state)
    let port = port
    Task {
      do {
        try await server.run(port: port) { Console.output($0) }
      } catch { end.change { $0 = error } }
    }
    throw end.wait { $0 }
  }
}
