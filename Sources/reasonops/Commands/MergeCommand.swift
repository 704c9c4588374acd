import ArgumentParser
import Basics
import Experiments

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Unite the results of shards, or of parts of one run, in one file.",
    discussion: """
      The union by trial: the same in whatever order the files come, and if done again. Two different rows of one \
      trial are an error that shows both. Curves and records beside the files are united too. A file that stands \
      already is replaced if all of its trials are in the files; name it among them to keep the others.

      EXAMPLE  reasonops merge study/results-*-of-8.csv -o study/results.csv
      """)

  @Argument(help: "Results files of this program.")
  var csv: [String]

  @Option(name: .shortAndLong, help: "The file to write.")
  var output: String

  func run() throws {
    let merge = try ShardMerge(csv)
    try merge.write(to: output)
    for file in merge.tornFiles { Console.error("note: left out a torn last line of '\(file)'") }
    Console.error("\(merge.count) trials from \(csv.count) files")
    Console.output(output)
  }
}
