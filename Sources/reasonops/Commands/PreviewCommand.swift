import ArgumentParser
import Basics
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
  var port = Self.usualPort

  static let usualPort = UInt16(8642)

  func run() throws {
    try input.limits.apply()
    // Nothing is written to this folder, but images that an earlier render left there are used.
    let request = try input.request(of: "preview", folder: input.usualFolder)
    let pipeline = ReportPipeline(request, conventions: ResultsRules.conventions)
    let preview = LivePreview(name: input.notebook)
    try preview.follow(pipeline)
    Console.output(try preview.serve(port: port))
    throw preview.end()
  }
}
