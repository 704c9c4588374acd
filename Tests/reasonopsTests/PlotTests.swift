import Foundation
import Notebooks
import TestSupport
import Testing

/// `plot` accepts the options of a chart cell, and its messages refer to them as they were typed.
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

  /// The settings that a notebook gives an axis in a mapping are options of `plot`.
  @Test func axesHaveOptionsOfTheirOwn() throws {
    try ScratchFolder.with { scratch in
      let options = ["--mark", "point", "--x", "task", "--y", "accuracy", "--y-title", "Share", "--x-order", "dot"]
      let outcome = try plot(options + ["--y-domain", "0,2", "--y-format", "percent(0)"], in: scratch)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      let drawn = try scratch.text("d.svg")
      #expect(drawn.contains("<svg"))
      let wrong = try plot(options + ["--y-domain", "2,1"], in: scratch)
      #expect(wrong.exitCode == 65 && wrong.errors.contains("a domain needs two numbers"), "\(wrong.errors)")
      let unbound = try plot(options + ["--color-title", "x"], in: scratch)
      #expect(unbound.exitCode == 65 && unbound.errors.contains("about 'color'"), "\(unbound.errors)")
    }
  }

  /// Rendering a saved notebook makes the same chart.
  @Test func aSavedNotebookMakesTheSameChart() throws {
    try ScratchFolder.with { scratch in
      try scratch.makeFolder("deep")
      try scratch.write("epoch;train loss;val;model\n1;0,9;1,0;a\n2;0,7;0,8;a\n", to: "wide.csv")
      let options = [
        "--mark", "line", "--x", "epoch", "--y", "mean(`train loss`)", "--y", "mean(val)", "--y-scale", "log",
        "--delimiter", ";", "--type", "model=text", "--title", "a \"b\" \\ {{ c }}",
      ]
      func run(_ arguments: [String]) throws -> Program.Outcome { try Program.run(arguments, folder: scratch.path) }
      let drawn = try run(["plot", "wide.csv", "-o", "a.svg", "--save", "deep/n.md"] + options)
      #expect(drawn.exitCode == 0 && drawn.output == "a.svg\ndeep/n.md\n", "\(drawn.errors)")
      let rendered = try run(["render", "deep/n.md", "--out", "o", "--svg"])
      #expect(rendered.exitCode == 0, "\(rendered.errors)")
      #expect(try scratch.text("o/figures/chart.svg") == scratch.text("a.svg"))
      try scratch.write("---\ntitle: mine\n---\n", to: "mine.md")
      let refused = try run(["plot", "wide.csv", "-o", "b.svg", "--save", "mine.md"] + options)
      #expect(refused.exitCode == 73 && scratch.files().contains("mine.md"), "\(refused.errors)")
    }
  }

  /// The chart is the same byte for byte, whatever the current folder and the folder of the saved notebook are.
  @Test(arguments: ["png", "pdf", "svg"]) func aChartIsTheSameFromEveryFolder(_ format: String) throws {
    try ScratchFolder.with { scratch in
      for folder in ["data", "out", "far/away"] { try scratch.makeFolder(folder) }
      try FileManager.default.createSymbolicLink(atPath: scratch("link"), withDestinationPath: scratch("far/away"))
      try scratch.write("model,seed,loss\nb,0,0.5\na,0,0.7\na,1,0.9\n", to: "data/my file, é.csv")
      let options = ["--mark", "bar", "--x", "model", "--y", "mean(loss)", "--error-bar", "min_max", "--over", "seed"]
      func drawn(_ file: String, from folder: String, to output: String, save: String) throws -> [UInt8] {
        let outcome = try Program.run(
          ["plot", file, "-o", output, "--save", save, "--dpi", "200"] + options, folder: scratch(folder))
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        let notebook = folder == "/" ? save : scratch(folder) + "/" + save
        let report = scratch("report-\(folder)-\(format)".replacing("/", with: "-"))
        let flags = format == "svg" ? ["--svg"] : []
        let rendered = try Program.run(["render", notebook, "--out", report] + flags, folder: "/")
        #expect(rendered.exitCode == 0, "\(rendered.errors)")
        let picture = try [UInt8](Data(contentsOf: URL(filePath: "\(report)/figures/chart.\(format)")))
        let plotted = try [UInt8](Data(contentsOf: URL(filePath: scratch(folder) + "/" + output)))
        #expect(picture == plotted, "from \(folder)")
        return plotted
      }
      let name = "my file, é.csv"
      let first = try drawn("data/" + name, from: ".", to: "out/a.\(format)", save: "out/a.md")
      #expect(try drawn(name, from: "data", to: "b.\(format)", save: "../b.md") == first)
      #expect(try drawn(scratch("data/" + name), from: "far/away", to: "c.\(format)", save: "c.md") == first)
      #expect(try drawn("../../data/" + name, from: "far/away", to: "d.\(format)", save: "../../link/d.md") == first)
      #expect(try drawn("data/" + name, from: ".", to: "link/e.\(format)", save: "link/e.md") == first)
    }
  }

  @Test(arguments: [
    (["--y", "train", "--y", "mean(val)"], "is not like the other values"),
    (["--y", "train", "--y", "train"], "occurs twice"), (["--y", "train", "--y", "vol"], "unknown column 'vol'"),
    (["--y", "train", "--y", "val", "--color", "model"], "need the colour to tell them apart"),
  ])
  func severalValuesOfOneAxisAreAlike(_ options: [String], message: String) throws {
    try ScratchFolder.with { scratch in
      try scratch.write("epoch,train,val,model\n1,0.9,1.0,a\n", to: "w.csv")
      let outcome = try Program.run(
        ["plot", scratch("w.csv"), "--mark", "line", "--x", "epoch", "-o", scratch("w.svg")] + options)
      #expect(outcome.exitCode == 65 && outcome.errors.contains(message), "\(outcome.errors)")
    }
  }

  @Test(arguments: [["[point, rule]"], ["point,rule"], ["point", "rule"]])
  func marksAreTakenAsALists(_ marks: [String]) throws {
    try ScratchFolder.with { scratch in
      let options = marks.flatMap { ["--mark", $0] } + ["--x", "task", "--y", "accuracy", "--rule", "0.6"]
      let outcome = try plot(options, in: scratch)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
  }

  @Test func aMarkThatDrawsNoIntervalsNamesThoseThatDo() throws {
    try ScratchFolder.with { scratch in
      let options = ["--x", "task", "--y", "mean(accuracy)", "--error-bar", "sd"]
      let refused = try plot(["--mark", "scatter"] + options, in: scratch)
      #expect(refused.exitCode == 65)
      let hint = try #require(refused.errors.firstMatch(of: /(\[[a-z_, ]+\]) as 'mark' draws it/)).output.1
      let outcome = try plot(["--mark", String(hint)] + options, in: scratch)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
  }

  /// Model b has no data v. The values of the column `time`, such as 1.179,6, are not plain numbers.
  private static let uneven = """
    model,data,seed,acc,time
    a,u,1,0.5,"1.179,6"
    a,u,2,0.6,"1.180,8"
    a,v,1,0.7,"1.293,3"
    a,v,2,0.8,"845,8"
    b,u,1,0.1,"1.216,6"
    b,u,2,0.2,"845,8"

    """

  private func plotUneven(_ options: [String], in scratch: ScratchFolder) throws -> Program.Outcome {
    try scratch.write(Self.uneven, to: "u.csv")
    let chart = ["--mark", "bar", "--x", "model", "--y", "mean(acc)", "-o", scratch("u.svg")]
    return try Program.run(["plot", scratch("u.csv")] + chart + options)
  }

  @Test func whatMakesACellIsAskedForOnceInOptions() throws {
    try ScratchFolder.with { scratch in
      let errors = try plotUneven([], in: scratch).errors
      #expect(errors.matches(of: /equal shares/).count == 1, "\(errors)")
      #expect(errors.contains("each data, so") && !errors.contains("time"), "\(errors)")
      #expect(errors.contains("--cell model --cell data") && !errors.contains("identity"), "\(errors)")
    }
  }

  /// The four cells of a balanced table would be two for each model, but b has only one.
  @Test func cellsAndTrialsAreNamed() throws {
    try ScratchFolder.with { scratch in
      let named = ["--cell", "model", "--cell", "data", "--replicate", "seed"]
      let outcome = try plotUneven(named + ["--error-bar", "sd", "--save", scratch("u.md")], in: scratch)
      #expect(outcome.exitCode == 0 && !outcome.errors.contains("equal shares"), "\(outcome.errors)")
      #expect(outcome.errors.contains("3 of 4 possible cells are present"), "\(outcome.errors)")
      #expect(outcome.errors.contains("each of 2 to 4 trials in 1 to 2 cells"), "\(outcome.errors)")
      let saved = try scratch.text("u.md")
      #expect(saved.contains(#"identity: {cell: ["model", "data"], replicate: ["seed"]}"#), "\(saved)")
      let wrong = try plotUneven(["--cell", "modle"], in: scratch)
      #expect(wrong.exitCode == 65 && wrong.errors.contains("unknown column 'modle'"), "\(wrong.errors)")
    }
  }
}
