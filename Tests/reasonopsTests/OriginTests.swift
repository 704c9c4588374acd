import Foundation
import TestSupport
import Testing

/// What `render.json` records about the origin of a report. The digests are compared with sha256sum, the commits with
/// git.
@Suite struct OriginTests {
  private struct Record: Decodable {
    struct Origin: Decodable {
      struct File: Decodable {
        var path: String
        var bytes: Int
        var sha256: String
      }
      var command: String
      var files: [File]
      var commit: String?
    }
    var origin: Origin
  }

  private static let notebook = "---\ntitle: A\ndata: {results: d.csv}\n---\n\n{{ n() }} rows.\n"

  private func origin(_ folder: ScratchFolder) throws -> Record.Origin {
    let record = try Data(contentsOf: URL(filePath: folder("out/render.json")))
    return try JSONDecoder().decode(Record.self, from: record).origin
  }

  private func render(_ folder: ScratchFolder) throws {
    let result = try Program.run(["render", folder("n.md"), "--out", folder("out")])
    #expect(result.exitCode == 0, "\(result.errors)")
  }

  @Test func filesAreNamedWithTheirDigests() throws {
    try ScratchFolder.with { folder in
      try folder.write(Self.notebook, to: "n.md")
      try folder.write("a,b\n1,2\n3,4\n", to: "d.csv")
      try render(folder)
      let origin = try origin(folder)
      #expect(origin.files.map(\.path) == [folder("n.md"), folder("d.csv")])
      for file in origin.files {
        let told = try #require(try Tool.run("sha256sum", [file.path]))
        #expect(told.hasPrefix(file.sha256 + " "))
        #expect(file.bytes == (try folder.bytes(file.path.hasSuffix("n.md") ? "n.md" : "d.csv")).count)
      }
      #expect(origin.command.contains("render \(folder("n.md")) --out"))
    }
  }

  @Test func aSecondRenderChangesNoRecord() throws {
    try ScratchFolder.with { folder in
      try folder.write(Self.notebook, to: "n.md")
      try folder.write("a,b\n1,2\n", to: "d.csv")
      try render(folder)
      let first = try folder.text("out/render.json")
      try render(folder)
      #expect(try folder.text("out/render.json") == first)
      try folder.write("a,b\n1,2\n5,6\n", to: "d.csv")
      try render(folder)
      #expect(try folder.text("out/render.json") != first)
    }
  }

  /// A pipe that nobody writes to must not block a render.
  @Test func aPipeInARepositoryIsNotRead() throws {
    try ScratchFolder.with { folder in
      try folder.write(Self.notebook, to: "n.md")
      try folder.write("a,b\n1,2\n", to: "d.csv")
      try folder.makeFolder(".git")
      try folder.write("ref: refs/heads/main\n", to: ".git/HEAD")
      _ = try #require(try Tool.run("mkfifo", [folder(".git/packed-refs")]))
      try render(folder)
      #expect(try origin(folder).commit == nil)
    }
  }

  @Test func theCommandCanBeTypedAgain() throws {
    try ScratchFolder.with { folder in
      try folder.write(Self.notebook, to: "n.md")
      try folder.write("a,b\n1,2\n", to: "d.csv")
      let result = try Program.run(["render", folder("n.md"), "--out", folder("out"), "--where", "a in (1, 2)"])
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(try origin(folder).command.hasSuffix("--where 'a in (1, 2)'"))
    }
  }

  @Test func theCommitIsGits() throws {
    try ScratchFolder.with { folder in
      try folder.write(Self.notebook, to: "n.md")
      try folder.write("a,b\n1,2\n", to: "d.csv")
      func git(_ arguments: [String]) throws -> String? {
        let identity = ["-c", "user.name=t", "-c", "user.email=t@localhost", "-c", "init.defaultBranch=main"]
        return try Tool.run("git", ["-C", folder.path] + identity + arguments)?
          .trimmingCharacters(in: .whitespacesAndNewlines)
      }
      _ = try #require(try git(["init", "-q"]))
      _ = try git(["add", "n.md", "d.csv"])
      _ = try git(["commit", "-q", "-m", "a"])
      let first = try git(["rev-parse", "HEAD"])
      try render(folder)
      #expect(try origin(folder).commit == first)
      try folder.write("a,b\n1,2\n7,8\n", to: "d.csv")
      _ = try git(["commit", "-q", "-a", "-m", "b"])
      _ = try git(["pack-refs", "--all"])
      try render(folder)
      #expect(try origin(folder).commit == git(["rev-parse", "HEAD"]))
      _ = try git(["checkout", "-q", "--detach", "HEAD~1"])
      try render(folder)
      #expect(try origin(folder).commit == first)
    }
  }
}
