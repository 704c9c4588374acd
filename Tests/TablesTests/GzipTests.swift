import Basics
import Foundation
import Tables
import TestSupport
import Testing

/// Tables packed by gzip are read like the unpacked text, and errors have a location.
@Suite struct GzipTests {
  /// A text that fills several windows, is hard to compress, and has a text below numbers, so that it is read twice.
  private static let text: String = {
    let rows = (0..<20_000).map { "\($0),\(UInt64($0) &* 0x9E37_79B9_7F4A_7C15).5,\($0 == 15_000 ? "x" : "1")" }
    return "step,loss,note\n" + rows.joined(separator: "\n") + "\n"
  }()

  private func packed(_ text: String, _ options: [String] = ["-n", "-9"]) throws -> [UInt8] {
    try ScratchFolder.with { scratch in
      _ = try Tool.run("gzip", options + [scratch.write(text, to: "t.csv")])
      return try scratch.bytes("t.csv.gz")
    }
  }

  private func read(_ bytes: [UInt8]) throws -> Table {
    try CSVReader().read(bytes: bytes, file: "t.csv.gz")
  }

  private func damage(_ bytes: [UInt8]) -> Diagnostic? {
    do {
      _ = try read(bytes)
      return nil
    } catch {
      return error as? Diagnostic
    }
  }

  @Test(arguments: [["-n", "-9"], ["-1"], ["--name"]])
  func aPackedTableReadsLikeItsText(options: [String]) throws {
    let table = try read(packed(Self.text, options))
    #expect(try table == read(Array(Self.text.utf8)))
    #expect(table.rowCount == 20_000 && table.origin?.lines.last == 20_001)
  }

  @Test(arguments: [3, 64, 1_000])
  func windowsOfAnySizeReadTheSame(size: Int) throws {
    let text = Self.text.split(separator: "\n").prefix(200).joined(separator: "\n")
    let expected = try read(Array(text.utf8))
    #expect(try CSVReader().readInOnePass(.memory(packed(text)), file: "t", windowSize: size) == expected)
  }

  @Test func theNameOfAFileSaysNothing() throws {
    try ScratchFolder.with { scratch in
      let plain = try CSVReader().read(path: scratch.write(Self.text, to: "plain.csv.gz"))
      try Data(packed(Self.text)).write(to: URL(filePath: scratch("packed.csv")))
      #expect(try CSVReader().read(path: scratch("packed.csv")) == plain)
    }
  }

  @Test func membersFollowEachOther() throws {
    let table = try read(packed("a,b\n1,2\n") + packed("3,4\n") + packed("5,6\n") + [UInt8](repeating: 0, count: 512))
    #expect(try table == read(Array("a,b\n1,2\n3,4\n5,6\n".utf8)))
  }

  @Test func damageIsToldWithItsPlace() throws {
    let whole = try packed(Self.text)
    let cut = try #require(damage(Array(whole.prefix(whole.count / 2))))
    #expect(cut.message.contains("the gzip data ends in the middle") && cut.message.contains("of \(whole.count / 2)"))
    #expect(cut.location?.file == "t.csv.gz" && (5_000..<15_000).contains(cut.location?.line ?? 0))

    var changed = whole
    changed[whole.count - 8] ^= 1
    #expect(damage(changed)?.message.contains("is damaged: incorrect data check") == true)
    #expect(damage(whole + [7])?.message.contains("is followed by something else, at byte \(whole.count)") == true)
    for count in 2..<30 { #expect(damage(Array(whole.prefix(count))) != nil, "\(count) bytes") }
    #expect(damage(Array(whole.dropLast(3))) != nil)
  }

  @Test func damageOfThePackedTextHasItsLine() throws {
    #expect(damage(try packed("a,b\n1,2\n3\n"))?.location?.line == 3)
    #expect(damage(try packed(""))?.message.contains("the file is empty") == true)
  }

  /// Whatever byte of a packed table is changed, the table is read unchanged or refused, and the program does not stop.
  @Test func changedBytesAreNeverReadAsSomethingElse() throws {
    let text = Self.text.split(separator: "\n").prefix(110).joined(separator: "\n")
    let (whole, expected) = (try packed(text), try read(Array(text.utf8)))
    for index in whole.indices {
      var changed = whole
      changed[index] ^= UInt8(1 << (index % 8))
      if let table = try? read(changed) { #expect(table == expected, "byte \(index)") }
    }
  }
}
