import Basics
import Reports
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct FileWatchTests {
  private struct Ended: Error {}

  /// The file is saved after the action has read it and before the action ends.
  @Test func aSaveDuringTheActionCounts() throws {
    try ScratchFolder.with { scratch in
      var texts: [String] = []
      let path = try scratch.write("one", to: "notebook.md")
      #expect(throws: Ended.self) {
        try FileWatch.run([path]) {
          texts.append(try scratch.text("notebook.md"))
          if texts.count == 2 { throw Ended() }
          try scratch.write("two", to: "notebook.md")
          return [path]
        }
      }
      #expect(texts == ["one", "two"])
    }
  }
}
