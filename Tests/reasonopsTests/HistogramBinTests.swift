import TestSupport
import Testing

/// A histogram's bin holds the values between its ends.
@Suite struct HistogramBinTests {
  private func plot(_ values: [String], _ options: [String] = []) throws -> (outcome: Program.Outcome, svg: String) {
    try ScratchFolder.with { scratch in
      try scratch.write("v\n" + values.joined(separator: "\n") + "\n", to: "v.csv")
      let outcome = try Program.run(
        ["plot", "v.csv", "--mark", "histogram", "--x", "v", "-o", "v.svg"] + options, folder: scratch.path)
      return (outcome, (try? scratch.text("v.svg")) ?? "")
    }
  }

  /// 0.3 belongs to the bin that begins at 0.3, although 3 · 0.1 is larger than 0.3 in floating-point numbers.
  @Test func tenthsAreInTheirBins() throws {
    let svg = try plot(["0.1", "0.2", "0.3", "0.3", "0.3", "0.6", "0.7"], ["--bin-width", "0.1"]).svg
    #expect(svg.contains("The fullest bin, from 0.30 to 0.40, has 3 values."))
  }

  @Test func aWidthThatIsTooSmallIsTold() throws {
    let outcome = try plot((0..<50).map { "\($0 * $0 * 100).5" }, ["--bin-width", "0.1"]).outcome
    #expect(outcome.errors.contains("since those asked for would be too many"), "\(outcome.errors)")
  }

  @Test(arguments: [
    ["0", "1e308", "1"], ["5e-324", "1e308", "1"], ["1.7e308", "-1.7e308", "1e308"], ["1e-320", "2e-320", "5e-320"],
  ])
  func numbersAtTheEndsOfDoublesHaveFewBins(_ values: [String]) throws {
    let (outcome, svg) = try plot(values)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(svg.utf8.count < 200_000)
  }

  @Test func aNotebookIsNoPicture() throws {
    let outcome = try plot(["1", "2"], ["--save", "v.svg"]).outcome
    #expect(outcome.exitCode == 64 && outcome.errors.contains("'v.svg' is named like a picture"))
  }
}
