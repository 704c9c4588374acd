import Foundation
import TestSupport
import Testing

/// Options without a value, as a shell passes them for an unset variable.
@Suite struct EmptyArgumentTests {
  private static let commands: [[String]] = [
    ["run", "smoke", "--out", "out"], ["render", "n.md", "--data", "d.csv", "--out", "out"],
    ["plot", "d.csv", "--mark", "bar", "--x", "name", "--y", "x", "-o", "p.svg"], ["check", "d.csv"],
    ["compare", "d.csv", "d.csv"], ["merge", "d.csv", "-o", "m.csv"], ["status", "out"],
    ["slurm", "smoke", "--shards", "2", "--out", "out"], ["preflight", "a.pdf"], ["list", "marks"],
    ["bench", "train"], ["bench", "charts"],
  ]

  /// Every option of the help that takes a value, and the arguments of every command.
  @Test(arguments: commands) func everyOptionWantsItsValue(command: [String]) throws {
    try ScratchFolder.with { scratch in
      try scratch.write("name,x\na,1\nb,2\n", to: "d.csv")
      try scratch.write("Text.\n", to: "n.md")
      let words = Array(command.prefix(command[0] == "bench" ? 2 : 1))
      let help = try Program.run(words + ["--help"]).output
      let options = help.matches(of: #/(--[a-z-]+) </#).map { String($0.1) }
      let files = scratch.files()
      for option in options + ["--anything"] {
        for arguments in [[option, ""], ["\(option)="]] {
          let outcome = try Program.run(command + arguments, folder: scratch.path)
          #expect(outcome.exitCode == 64, "\(arguments): \(outcome.errors)")
          #expect(outcome.errors.contains("the value of '\(option)' is empty"), "\(arguments): \(outcome.errors)")
        }
      }
      let outcome = try Program.run(words + [""] + command.dropFirst(words.count + 1), folder: scratch.path)
      #expect(outcome.exitCode == 64 && outcome.errors.contains("an argument is empty"), "\(outcome.errors)")
      #expect(scratch.files() == files)
    }
  }

  @Test func completionsMayAskForAnEmptyWord() throws {
    let outcome = try Program.run(["--generate-completion-script", "bash"])
    #expect(outcome.exitCode == 0 && outcome.output.contains("reasonops"))
  }
}
