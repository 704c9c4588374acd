import Foundation
import TestSupport
import Testing

/// Links, pipes and devices in place of output files, and the modes of replaced files.
@Suite struct SpecialFileTests {
  private static let csv = "name,x\na,1\nb,2\n"

  private enum Kind: CaseIterable {
    case pipe, link, deviceLink, folder

    func make(_ path: String, target: String) throws {
      switch self {
      case .pipe: #expect(mkfifo(path, 0o600) == 0)
      case .link: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
      case .deviceLink: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/null")
      case .folder: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      }
    }
  }

  /// Each command with a file that it writes.
  private static let commands: [(arguments: [String], output: String)] = [
    (["plot", "d.csv", "--mark", "bar", "--x", "name", "--y", "x", "-o", "p.svg"], "p.svg"),
    (["compare", "r.csv", "r.csv", "-o", "c.csv"], "c.csv"),
    (["merge", "r.csv", "-o", "m.csv"], "m.csv"),
    (["render", "n.md", "--data", "d.csv", "--out", "out", "--format", "md"], "out/report.md"),
    (["render", "n.md", "--data", "d.csv", "--out", "out", "--format", "md"], "out/render.json"),
    (["run", "smoke", "--out", "run"], "run/results.csv"),
    (["run", "smoke", "--out", "run"], "run/curves.csv"),
    (["run", "smoke", "--out", "run"], "run/run.json"),
    (["run", "smoke", "--out", "run"], "run/run.lock"),
    (["slurm", "smoke", "--shards", "2", "--out", "s"], "s/slurm/train.sh"),
    (["slurm", "smoke", "--shards", "2", "--out", "s"], "s/slurm/grid.yaml"),
  ]

  @Test(arguments: commands.indices) func nothingButFilesIsReplaced(command: Int) throws {
    let (arguments, output) = Self.commands[command]
    for kind in Kind.allCases {
      try ScratchFolder.with { scratch in
        try scratch.write(Self.csv, to: "d.csv")
        try scratch.write("Text.\n", to: "n.md")
        let published = Program.root + "Tests/Fixtures/published_sample.csv"
        try FileManager.default.copyItem(atPath: published, toPath: scratch("r.csv"))
        try scratch.write("precious", to: "precious")
        try scratch.makeFolder((output as NSString).deletingLastPathComponent)
        try kind.make(scratch(output), target: scratch("precious"))
        let environment = ["REASONOPS_TEMPLATES": Program.root + "templates"]
        let outcome = try Program.run(
          arguments, environment: environment, folder: scratch.path, after: "ulimit -t 20")
        // A folder in place of the results is reported when the results are read.
        #expect([65, 66, 73].contains(outcome.exitCode), "\(kind) at \(output): \(outcome.errors)")
        #expect(try scratch.text("precious") == "precious")
        var status = stat()
        #expect(lstat(scratch(output), &status) == 0 && status.st_mode & S_IFMT != S_IFREG, "\(kind) at \(output)")
      }
    }
  }

  @Test(arguments: [0o600, 0o640, 0o755, 0o444]) func filesKeepTheirMode(mode: Int) throws {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.csv, to: "d.csv")
      try scratch.write("Text {{ results.rows }}.\n", to: "n.md")
      let commands = [
        ["plot", "d.csv", "--mark", "bar", "--x", "name", "--y", "x", "-o", "p.svg"],
        ["render", "n.md", "--data", "d.csv", "--out", "out", "--format", "md"],
      ]
      for command in commands { #expect(try Program.run(command, folder: scratch.path).exitCode == 0) }
      let outputs = ["p.svg", "out/report.md", "out/render.json"]
      for name in outputs {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: scratch(name))
      }
      try scratch.write(Self.csv + "c,3\n", to: "d.csv")
      for command in commands {
        #expect(try Program.run(command, folder: scratch.path, after: "umask 0").exitCode == 0)
      }
      for name in outputs { #expect(try self.mode(of: scratch(name)) == mode, "\(name)") }
    }
  }

  @Test(arguments: [("022", 0o644), ("077", 0o600), ("002", 0o664)])
  func newFilesFollowTheUmask(umask: String, mode: Int) throws {
    try ScratchFolder.with { scratch in
      try scratch.write("Text.\n", to: "n.md")
      try scratch.write(Self.csv, to: "d.csv")
      let render = ["render", "n.md", "--data", "d.csv", "--out", "out"]
      #expect(try Program.run(render, folder: scratch.path, after: "umask \(umask)").exitCode == 0)
      for name in ["report.md", "report.pdf", "render.json"] {
        #expect(try self.mode(of: scratch("out/\(name)")) == mode, "\(name)")
      }
    }
  }

  private func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  /// Temporary files of killed processes are removed, but links and pipes with such names are not.
  @Test func whatKilledProcessesLeftIsRemoved() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(Self.csv, to: "d.csv")
      try scratch.write("half", to: ".reasonops-0123456789abcdef.tmp")
      try scratch.write("precious", to: "precious")
      try FileManager.default.createSymbolicLink(
        atPath: scratch(".reasonops-1123456789abcdef.tmp"), withDestinationPath: scratch("precious"))
      #expect(mkfifo(scratch(".reasonops-2123456789abcdef.tmp"), 0o600) == 0)
      let outcome = try Program.run(
        ["plot", "d.csv", "--mark", "bar", "--x", "name", "--y", "x", "-o", "p.svg"], folder: scratch.path)
      #expect(outcome.exitCode == 0)
      #expect(!scratch.files().contains(".reasonops-0123456789abcdef.tmp"))
      #expect(try scratch.text("precious") == "precious")
      #expect(scratch.files().count == 5)
    }
  }
}
