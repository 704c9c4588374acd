import Basics
import Tables
import TestSupport
import Testing

/// Results files of other programs. Each column is described as `score: number, 3`, by its name, kind and number of
/// distinct values.
@Suite struct ForeignTableTests {
  private static let folder = Program.root + "Tests/Fixtures/tables/"

  private func columns(of names: [String], _ change: (inout CSVReader) -> Void = { _ in }) throws -> [String] {
    var reader = CSVReader()
    change(&reader)
    let table = try TableSource(names, in: Self.folder).read(reader)
    return TableProfile(table).columns.map { "\($0.name): \($0.kind.rawValue), \($0.distinct)" }
  }

  /// Every file is read without being told how it is written.
  @Test(
    arguments: [
      ("dates", ["ended: date, 3", "score: number, 3"]),
      ("decimal_commas", ["netz: text, 2", "treffer: number, 2", "fehler: number, 2"]),
      (
        "expression_names",
        [
          "epoch: whole number, 2", "train/loss: number, 2", "val/loss: number, 2", "mAP50-95(B): number, 2",
          "lr/pg1: number, 2",
        ]
      ),
      ("missing_words", ["net: text, 2", "seed: whole number, 2", "score: number, 2"]),
      ("padded", ["epoch: whole number, 2", "val/loss: number, 2", "recall(M): number, 2"]),
      ("semicolons", ["nodes: whole number, 2", "greedy: number, 2", "exact: number, 2"]),
      ("tabs", ["board: text, 2", "solved: number, 2", "mean time: number, 2"]),
      (
        "thousands", ["net: text, 2", "top5: number, 2", "parameters: number, 2", "images: whole number, 2"]
      ),
      ("comments", ["task: text, 2", "score: number, 2"]),
      ("monitor", ["r: number, 2", "l: whole number, 2", "t: number, 2"]),
      ("blank_lines", ["net: text, 2", "score: number, 2"]),
      ("blank_behind_quote", ["net: text, 2", "score: number, 2"]),
      ("separator", ["net: text, 2", "score: number, 2"]), ("blanks", ["net: text, 2", "score: number, 2"]),
      ("trailing_delimiter", ["net: text, 2", "score: number, 2"]),
      (
        "unnamed", ["column 1: whole number, 2", "column 2: whole number, 2", "net: text, 2", "score: number, 2"]
      ), ("sixteen_bits", ["net: text, 2", "score: number, 2"]),
      ("long_integers", ["run: text, 3", "score: number, 3"]),
    ] as [(String, [String])])
  func isReadAsItIs(_ name: String, _ expected: [String]) throws {
    #expect(try columns(of: [name + ".csv"]) == expected)
  }

  @Test func whatOnlyItsAuthorKnowsIsSaid() throws {
    let dates = try columns(of: ["dates_month_first.csv"]) { $0.dates["ended"] = try? DatePattern("%m/%d/%Y") }
    #expect(dates == ["ended: date, 3", "score: number, 3"])
    let commas = try columns(of: ["decimal_commas_quoted.csv"]) { $0.format.decimalMark = .comma }
    #expect(commas == ["netz: text, 2", "treffer: number, 2", "fehler: number, 2"])
    let stacked = try columns(of: ["stacked.csv"]) { $0.format.headerRows = 2 }
    #expect(stacked == ["net: text, 2", "score.mean: number, 2", "score.std: number, 2"])
    let pivot = try columns(of: ["pivot.csv"]) { $0.format.headerRows = 2 }
    #expect(pivot.map { $0.prefix { $0 != ":" } } == ["net", "rank.min", "rank.mean", "gap.mean", "runs"])
    let long = try columns(of: ["wide.csv"]) {
      $0.format.columnsToRows = ColumnsToRows(names: "split", values: "loss", from: ["train", "test"])
    }
    #expect(long == ["step: whole number, 2", "rate: number, 2", "split: text, 2", "loss: number, 4"])
  }

  @Test func runsAreStacked() throws {
    #expect(
      try columns(of: ["runs/{net}-seed{seed}.csv"]) == [
        "Wall time: number, 4", "Step: whole number, 2", "Value: number, 4", "net: text, 2", "seed: whole number, 2",
        "file: text, 2",
      ])
  }

  @Test func aShortRowIsDamage() {
    #expect {
      try columns(of: ["short_row.csv"])
    } throws: { error in
      let damage = error as? Diagnostic
      return damage?.location?.line == 3 && damage?.message == "1 field where the header has 2"
    }
  }
}
