import Foundation
import TestSupport
import Testing

/// The cache and the record in a report's folder are used only if they are undamaged.
@Suite struct DamagedRecordTests {
  private static let notebook = """
    The mean is {{ mean(x) | digits(3) | interval }}.

    ```chart
    label: c
    mark: bar
    x: name
    y: mean(x)
    caption: First.
    ```
    """

  private func withReport(_ body: (ScratchFolder, _ render: ([String]) throws -> Program.Outcome) throws -> Void) throws
  {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.notebook, to: "n.md")
      try scratch.write("name,x\na,1\nb,2\na,4\nb,7\n", to: "d.csv")
      let render = { (more: [String]) in
        try Program.run(["render", "n.md", "--data", "d.csv", "--out", "out"] + more, folder: scratch.path)
      }
      #expect(try render([]).exitCode == 0)
      try body(scratch, render)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }

  /// Empties, truncates and changes each image. The check fails, the damage does not reach the page, and the next
  /// render draws the image again.
  @Test(arguments: ["figures/c.png", "figures/c.pdf", "report.pdf"]) func damagedImagesAreNoticed(name: String) throws {
    try withReport { scratch, render in
      let (whole, page) = (try scratch.bytes("out/\(name)"), try scratch.bytes("out/report.html"))
      var changed = whole
      changed[whole.count / 2] ^= 1
      for damaged in [[], Array(whole.dropLast(7)), changed] {
        try write(damaged, to: scratch("out/\(name)"))
        let check = try render(["--check"])
        #expect(
          check.exitCode == 1 && check.output.contains("\(name) (it is not as it was written)"), "\(check.output)")
        try FileManager.default.removeItem(atPath: scratch("out/report.html"))
        #expect(try render([]).exitCode == 0)
        #expect(try scratch.bytes("out/\(name)") == whole)
        #expect(try scratch.bytes("out/report.html") == page)
        #expect(try render(["--check"]).exitCode == 0)
      }
    }
  }

  @Test func damagedDrawingsInAPageAreNoticed() throws {
    try withReport { scratch, render in
      let page = try scratch.text("out/report.html")
      let path = try #require(page.firstRange(of: " d=\"M"))
      let place = try #require(page[path.upperBound...].firstIndex { $0.isNumber })
      let other = page[place] == "1" ? "2" : "1"
      try scratch.write(page.replacingCharacters(in: place...place, with: other), to: "out/report.html")
      let check = try render(["--check"])
      #expect(check.exitCode == 1 && check.output.contains("report.html"))
      #expect(try render([]).exitCode == 0)
      #expect(try scratch.text("out/report.html") == page)
    }
  }

  /// Damages up to forty bytes of the file, each in a separate render. `IntervalFileTests` damages every byte of a
  /// cache.
  @Test(arguments: ["render.cache", "render.json"]) func noDamageReachesAReport(name: String) throws {
    try withReport { scratch, render in
      let files = ["report.md", "report.html", "figures/c.png", "tables/c.csv"]
      func contents() throws -> [[UInt8]] { try files.map { try scratch.bytes("out/\($0)") } }
      let (whole, report) = (try scratch.bytes("out/\(name)"), try contents())
      for index in stride(from: 0, to: whole.count, by: max(5, whole.count / 40)) {
        var damaged = whole
        damaged[index] ^= 1 << UInt8(index % 8)
        try write(damaged, to: scratch("out/\(name)"))
        let outcome = try render(["--format", "md,html"])
        #expect(outcome.exitCode == 0, "byte \(index): \(outcome.errors)")
        #expect(try contents() == report, "byte \(index)")
      }
      try write([0x30] + whole.dropFirst(), to: scratch("out/\(name)"))
      #expect(try render([]).errors.contains("out/\(name)' is damaged"))
    }
  }

  /// Sets the time of every file to the past or to the future.
  @Test(arguments: ["2001-01-01", "2037-01-01"]) func clocksChangeNothing(date: String) throws {
    try withReport { scratch, render in
      for name in ["n.md", "d.csv"] + scratch.files().filter({ $0.hasPrefix("out/") }) {
        _ = try Tool.run("touch", ["-d", date, scratch(name)])
      }
      #expect(try render(["--check"]).exitCode == 0)
      #expect(try render([]).errors.contains("0 of"))
      try scratch.write("name,x\na,1\nb,9\na,4\nb,7\n", to: "d.csv")
      _ = try Tool.run("touch", ["-d", date, scratch("d.csv")])
      #expect(try render(["--check"]).exitCode == 1)
      #expect(try render([]).exitCode == 0)
      #expect(try scratch.text("out/tables/c.csv").contains("8"))
    }
  }
}
