import ArgumentParser
import Basics
import Experiments
import Tables

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge the results of shards, or of parts of one run, into one file.",
    discussion: """
      The result does not depend on the order of the files, and merging again does not change it. Two different rows \
      of one trial are an error, and the message shows both. Curves and records in the folders of the files are merged \
      too. An existing output file is replaced only if the given files have all of its trials. To keep other trials of \
      an existing file, give it as one of the files. If trials of the grid are still missing, the message says which. \
      Tables of other programs are merged by the columns of --key in the same way: one row for each of their values.

      EXAMPLE  reasonops merge study/results-*-of-8.csv -o study/results.csv
      EXAMPLE  reasonops merge monday.csv tuesday.csv --key model --key seed -o all.csv
      """)

  @Argument(help: "Results files of this program, or with --key any tables.")
  var csv: [String]

  @Option(name: .shortAndLong, help: "The file to write.")
  var output: String

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("A column of those that tell all rows apart. May be repeated.", valueName: "column"))
  var key: [String] = []

  @OptionGroup var table: TableArguments

  @OptionGroup var limits: LimitOptions

  func run() throws {
    try limits.apply()
    if key.isEmpty { try mergeTrials() } else { try mergeRows() }
    Console.output(output)
  }

  private func mergeRows() throws {
    let options = try table.options(of: "merge")
    let merge = try KeyedMerge(csv, key: key, CSVReader().reading(options))
    try merge.write(to: output)
    Console.error("\(merge.rowCount.counted("row")) from \(csv.count.counted("file"))")
  }

  private func mergeTrials() throws {
    let merge = try ShardMerge(csv)
    let missing = try merge.write(to: output)
    for file in merge.tornFiles { Console.error("note: left out an incomplete last line of '\(file)'") }
    if let missing { Console.error("note: \(missing)") }
    Console.error("\(merge.count.counted("trial")) from \(csv.count.counted("file"))")
  }
}
