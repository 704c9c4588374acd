import Basics
import Encoding
import Foundation
import TestSupport
import Testing

@Suite struct TarArchiveTests {
  /// File sizes around the block sizes of tar and of deflate.
  @Test func tarReadsWhatWasWritten() throws {
    let sizes = [0, 1, 511, 512, 513, 65_535, 65_536, 200_000]
    try ScratchFolder.with { folder in
      var archive = TarArchive()
      for size in sizes { try archive.add("figures/\(size).bin", (0..<size).map { UInt8($0 % 251) }) }
      try Data(archive.gzipped).write(to: URL(filePath: folder("a.tar.gz")))
      _ = try #require(try Tool.run("tar", ["-xzf", folder("a.tar.gz"), "-C", folder.path]))
      for size in sizes {
        #expect(try folder.bytes("figures/\(size).bin") == (0..<size).map { UInt8($0 % 251) })
      }
    }
  }

  @Test func aNameThatHasNoRoomIsAnError() throws {
    var archive = TarArchive()
    try archive.add(String(repeating: "a", count: 100), [])
    let error = #expect(throws: Diagnostic.self) { try archive.add(String(repeating: "é", count: 51), []) }
    #expect(error?.hint?.contains("100 bytes") == true)
  }
}
