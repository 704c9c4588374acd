import Basics
import Foundation
import Tables
import TestSupport
import Testing

/// Merges of tables from other programs, by the columns that identify their rows.
@Suite struct KeyedMergeTests {
  private func merged(
    _ files: [String], key: [String] = ["id"], order: (Int) -> Int = { $0 }
  ) throws -> String {
    try ScratchFolder.with { scratch in
      let paths = try files.indices.map { try scratch.write(files[$0], to: "\($0).csv") }
      let ordered = paths.indices.map { paths[order($0)] }
      try KeyedMerge(ordered, key: key, CSVReader()).write(to: scratch("out.csv"))
      // Merging the result again does not change it.
      let once = try scratch.text("out.csv")
      try KeyedMerge(ordered + [scratch("out.csv")], key: key, CSVReader()).write(to: scratch("out.csv"))
      #expect(try scratch.text("out.csv") == once)
      return once
    }
  }

  @Test func rowsAreSortedAndFieldsStayAsTheyAreWritten() throws {
    let files = ["id,x,note\n007,0.50,a\n2,1e-3,\"b,c\"\n", "id;x\n1;0,25\n", "{\"id\": 10, \"y\": 98.5}\n"]
    let expected = "id,x,note,y\n1,0.25,,\n2,1e-3,\"b,c\",\n007,0.50,a,\n10,,,98.5\n"
    #expect(try merged(files) == expected)
    #expect(try merged(files, order: { 2 - $0 }) == expected)
  }

  @Test func percentagesStayPercentages() throws {
    #expect(try merged(["id,acc\n1,98.50%\n", "id,acc\n2,7%\n"]) == "id,acc\n1,98.5%\n2,7%\n")
    #expect(error(["id,acc\n1,98.5%\n", "id,acc\n2,7\n"])?.message.contains("percentages") == true)
  }

  /// 007 and 7 are different texts, and one file shows that the column holds texts.
  @Test func keysOfTextsStayAsTheyAreWritten() throws {
    #expect(
      try merged(["id,v\n007,3\n008,4\n", "id,v\n7,3\nA,2\n"]) == "id,v\n007,3\n7,3\n008,4\nA,2\n")
  }

  @Test func equalRowsAreOneAndFillEachOther() throws {
    #expect(try merged(["id,x,y\n1,5,\n2,6,7\n", "id,x,y\n1,,8\n2,6.0,7\n"]) == "id,x,y\n1,5,8\n2,6,7\n")
  }

  private func error(_ files: [String], key: [String] = ["id"], there: String? = nil) -> Diagnostic? {
    do {
      try ScratchFolder.with { scratch in
        let paths = try files.indices.map { try scratch.write(files[$0], to: "\($0).csv") }
        if let there { try scratch.write(there, to: "out.csv") }
        try KeyedMerge(paths, key: key, CSVReader()).write(to: scratch("out.csv"))
      }
      return nil
    } catch {
      return error as? Diagnostic
    }
  }

  @Test func differentRowsOfOneKeyAreShown() {
    let found = error(["id,x\n1,5\n", "id,x\n1,6\n"])
    #expect(
      found?.message.hasPrefix("two different rows of id 1: 'x' is '5' (") == true, "\(String(describing: found))")
    #expect(found?.message.contains("'6' (") == true && found?.location?.line == 2)
  }

  @Test func nothingIsLost() {
    #expect(error(["id,x\n1,5\n"], there: "id,x\n1,5\n2,6\n")?.kind == .cannotCreate)
    #expect(error(["id,x\n1,5\n"], there: "other\nz\n")?.kind == .cannotCreate)
    #expect(error(["id,x\n1,5\n2,6\n"], there: "id,x\n1,5\n") == nil)
    #expect(error(["id,x\n,5\n2,1\n"])?.location?.line == 2)
    #expect(error(["id,x\n1,5\n"], key: ["idd"])?.message == "unknown column 'idd'")
  }
}
