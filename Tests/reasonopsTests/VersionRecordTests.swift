import TestSupport
import Testing

/// The versions of software that a grid names, in the record of its run and in notebooks.
@Suite struct VersionRecordTests {
  private func prepare(_ versions: String, number: String = "1.2.3", _ scratch: ScratchFolder) throws -> [String] {
    try scratch.write(
      "Metadata-Version: 2.1\nName: made-up\nVersion: \(number)\n", to: "site/made_up-1.dist-info/METADATA")
    try scratch.write("made_up_module\n", to: "site/made_up-1.dist-info/top_level.txt")
    let grid = """
      command: [python3, -c, 'print("{{\\"y\\": 1}")', "{seed}"]
      measures: y
      environment: {PYTHONPATH: "\(scratch("site"))"}
      versions: \(versions)
      """
    try scratch.write(grid, to: "grid.yaml")
    return ["run", scratch("grid.yaml"), "--out", scratch("out")]
  }

  @Test func unknownNamesAreErrors() throws {
    try ScratchFolder.with { scratch in
      try scratch.makeFolder("site/made_up-1.dist-info")
      let outcome = try Program.run(prepare("[made-upp]", scratch))
      #expect(
        outcome.exitCode == 66 && outcome.errors.contains("the version of 'made-upp' is not known"), "\(outcome.errors)"
      )
      #expect(!scratch.files().contains("out/results.csv"))
      let option = try Program.run(prepare("[-c]", scratch))
      #expect(
        option.exitCode == 64 && option.errors.contains("grid.yaml:4:12: error: '-c' cannot name a package"),
        "\(option.errors)")
    }
  }
}
