import Notebooks
import TestSupport
import Testing

/// `plot` takes what a chart cell takes, and speaks of it as it was typed.
@Suite struct PlotTests {
  private static let table = "network,task,accuracy\na,dot,0.5\nb,dot,0.7\na,add,0.25\nb,add,1\n"

  private func plot(_ options: [String], in scratch: ScratchFolder) throws -> Program.Outcome {
    try scratch.write(Self.table, to: "d.csv")
    return try Program.run(["plot", scratch("d.csv"), "-o", scratch("d.svg")] + options)
  }

  @Test func eachOptionOfAChartIsInTheHelp() throws {
    let help = try Program.run(["plot", "--help"]).output
    for option in ChartCell.summaries {
      #expect(help.contains("--\(option.name.replacing("_", with: "-")) <"), "\(option.name)")
      #expect(option.help.hasSuffix("."), "\(option.name): \(option.help)")
    }
  }

  @Test func optionsOfCellsAreTaken() throws {
    try ScratchFolder.with { scratch in
      let options = [
        "--mark", "rule", "--mark", "bar", "--x", "task", "--y", "mean(accuracy)", "--color", "network", "--rule",
        "0.6",
        "--title", "it's one",
      ]
      let outcome = try plot(options, in: scratch)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
  }

  @Test(arguments: [
    (["--x", "tusk", "--y", "mean(accuracy)"], "plot:1:16: error: unknown column 'tusk'"),
    (["--x", "task", "--y", "mean(accuracy"], "plot:1:"),
    (["--x", "task", "--y", "accuracy", "--width", "x"], "'width'"),
    (["--x", "task", "--y", "accuracy", "--error-bar", "boot"], "valid: none, bootstrap"),
  ])
  func mistakesPointAtWhatWasTyped(_ options: [String], message: String) throws {
    try ScratchFolder.with { scratch in
      let outcome = try plot(["--mark", "bar"] + options, in: scratch)
      #expect(outcome.exitCode == 65 && outcome.errors.contains(message), "\(outcome.errors)")
    }
  }

  @Test func anOptionThatAChartNeedsIsAskedFor() throws {
    try ScratchFolder.with { scratch in
      let outcome = try plot(["--mark", "bar", "--x", "task"], in: scratch)
      #expect(outcome.exitCode == 64 && outcome.errors.contains("--y"))
    }
  }
}
