import Basics
import Platform
import TestSupport
import Testing

@Suite struct InputFileTests {
  private func message(_ path: String) -> String? {
    do throws(Diagnostic) {
      _ = try InputFile.bytes(at: path)
      return nil
    } catch {
      return error.message
    }
  }

  @Test func reasonsAreThoseOfTheSystem() throws {
    try ScratchFolder.with { scratch in
      let file = try scratch.write("text", to: "file")
      symlink(scratch("round"), scratch("round"))
      #expect(message(scratch("none")) == "no such file: '\(scratch("none"))'")
      #expect(message("\(file)/below") == "no such file: '\(file)/below'")
      #expect(message(scratch.path) == "'\(scratch.path)' is a folder, not a file")
      #expect(message(scratch("round")) == "cannot read '\(scratch("round"))': Too many levels of symbolic links")
    }
  }

  /// A pipe has no size, and delivers its bytes in pieces.
  @Test func pipesAreReadToTheirEnd() throws {
    try ScratchFolder.with { scratch in
      #expect(mkfifo(scratch("pipe"), 0o600) == 0)
      let path = scratch("pipe")
      let text = String(repeating: "0123456789", count: 50_000)
      let writer = Task.detached { try? text.write(toFile: path, atomically: false, encoding: .utf8) }
      let (read, none) = (try InputFile.text(at: path), try InputFile.bytes(at: "/dev/null"))
      #expect(read == text && none == [])
      _ = writer
    }
  }

  @Test func foldersAreMadeWithTheirParents() throws {
    try ScratchFolder.with { scratch in
      try OutputFolder.create(scratch("a/b/c"))
      try OutputFolder.create(scratch("a/b/c"))
      #expect(scratch.files() == ["a", "a/b", "a/b/c"])
      try scratch.write("text", to: "file")
      #expect(throws: Diagnostic(.cannotCreate, "cannot create the folder '\(scratch("file/a"))': Not a directory")) {
        try OutputFolder.create(scratch("file/a"))
      }
    }
  }
}
