import Basics
import Testing

@Suite struct CountedTests {
  @Test func oneIsOne() {
    #expect([0, 1, 2].map { $0.counted("row") } == ["0 rows", "1 row", "2 rows"])
    #expect([0, 1, 2].map { $0.counted("was", "were") } == ["0 were", "1 was", "2 were"])
  }

  @Test(arguments: [("out", "out"), ("out/", "out"), ("a/b//", "a/b"), ("/", "/."), ("", ""), ("./", ".")])
  func aFolderHasNoFinalSlash(path: String, folder: String) {
    #expect(path.withoutFinalSlashes == folder)
  }
}
