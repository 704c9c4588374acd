import Basics
import Foundation
import Tables
import Testing

@Suite struct CSVReaderTests {
  private func read(_ text: String, _ reader: CSVReader = CSVReader()) throws -> Table {
    try reader.read(bytes: Array(text.utf8), file: "t.csv")
  }

  private func damage(_ text: String, _ reader: CSVReader = CSVReader()) -> Diagnostic? {
    do {
      _ = try read(text, reader)
      return nil
    } catch let list as DiagnosticList {
      return list.diagnostics.first
    } catch {
      return error as? Diagnostic
    }
  }

  @Test func numbersAndTexts() throws {
    let table = try read("task,accuracy,depth\ndot,0.5,1\nconcat,,2\ndot,1e-3,10\n")
    #expect(table.columnNames == ["task", "accuracy", "depth"])
    #expect(table["task"]?.isNumeric == false)
    #expect(table["accuracy"]?.number(0) == 0.5)
    #expect(table["accuracy"]?.number(1) == nil)
    #expect(table["accuracy"]?.number(2) == 0.001)
    #expect(table["depth"]?.text(2) == "10")
    #expect(table.origin?.lines == [2, 3, 4])
  }

  @Test func quotesLineEndsAndByteOrderMark() throws {
    let table = try read("\u{FEFF}name,note\r\n\"a,b\",\"say \"\"hi\"\"\"\r\nc,\"two\nlines\"\r\nd,\"\"\n")
    #expect(table["name"]?.text(0) == "a,b")
    #expect(table["note"]?.text(0) == "say \"hi\"")
    #expect(table["note"]?.text(1) == "two\nlines")
    #expect(table["note"]?.text(2) == nil)
    #expect(table.origin?.lines == [2, 3, 5])
  }

  @Test func aTextBelowNumbersMakesTheColumnText() throws {
    let table = try read("a,b\n1.0,x\n2,y\nthree,z\n")
    #expect(table["a"]?.text(0) == "1.0")
    #expect(table["a"]?.text(2) == "three")
  }

  /// 2^53 + 1 is the first integer that a Double cannot represent. 2^64 and 10^22 are represented exactly.
  @Test(arguments: [
    (["9007199254740992", "9007199254740993"], false), (["1", "1234567890123456789"], false),
    (["-9007199254740993", ""], false), (["9007199254740992", "9007199254740994"], true),
    (["18446744073709551616", "+10000000000000000000000"], true), (["10000000000000000000001"], false),
    (["9007199254740993.0", "1e300"], true), (["1" + String(repeating: "0", count: 60)], false),
    (["inf", "nan"], true),
  ])
  func integersThatADoubleDoesNotHoldStayApart(_ fields: [String], isNumeric: Bool) throws {
    let table = try read("id,x\n" + fields.map { "\($0),0\n" }.joined())
    #expect(table["id"]?.isNumeric == isNumeric)
    if !isNumeric { #expect(fields.indices.map { table["id"]?.text($0) ?? "" } == fields) }
    #expect(try read("id,x\n" + fields[0] + ",0\n", CSVReader(numeric: ["id"]))["id"]?.isNumeric == true)
  }

  @Test func repeatedHeadersAreSkippedAndRemembered() throws {
    let table = try read("task,accuracy\ndot,1\ntask,accuracy\ndot,0.5\n")
    #expect(table.rowCount == 2)
    #expect(table.origin?.repeatedHeaders == [3])
    #expect(table["accuracy"]?.isNumeric == true)
  }

  @Test func lastLineWithoutEndIsARow() throws {
    let table = try read("a,b\n1,2")
    #expect(table.rowCount == 1)
    #expect(table.origin?.lacksFinalLineEnd == true)
    #expect(try read("a,b\n1,2\n").origin?.lacksFinalLineEnd == false)
  }

  @Test func onlyAHeaderIsATableWithoutRows() throws {
    #expect(try read("a,b\n").rowCount == 0)
    #expect(try read("a,b\n").columnNames == ["a", "b"])
  }

  @Test func columnsThatAreNotKeptAreStillChecked() throws {
    let reader = CSVReader(keeping: ["b"], numeric: ["a"])
    #expect(try read("a,b\n1,2\n", reader).columnNames == ["b"])
    #expect(damage("a,b\nx,2\n", reader)?.message == "'x' is not a number, but 'a' holds numbers")
  }

  /// One example of each kind of damage, with its line and column.
  @Test(
    arguments: [
      ("", 1, nil, "the file is empty"),
      ("a,b\n1,2\n1\n", 3, 2, "1 field where the header has 2"),
      ("a,b\n1,2,3\n", 2, 5, "3 fields where the header has 2"),
      ("a,b\n1,2\n3", 3, 2, "the last line is cut short"),
      ("a,b\n1,\"x\n2,3\n", 2, 3, "unterminated quote"),
      ("a,b\n1,x\"y\n", 2, 4, "a quote inside a field"),
      ("a,b\n1,\"x\"y\n", 2, 6, "text after the closing quote"),
      ("a,b\n1,2\r3,4\n", 2, 4, "a carriage return"),
      ("a,b\n1,2\0\n", 2, 4, "a zero byte"),
      ("a,a\n1,2\n", 1, 3, "the column 'a' occurs twice"),
      ("a,b\n1,2\nb,a\n", 3, 1, "a second header"),
      ("a,b,c\n1,2,3\na,b\n", 3, 1, "a second header"),
      ("a,b\n\"1\n2\",\"x\n\n", 3, 4, "unterminated quote"),
    ] as [(String, Int, Int?, String)])
  func damageIsNamedWithItsPlace(_ text: String, _ line: Int, _ column: Int?, _ message: String) {
    let found = damage(text)
    #expect(found?.message.hasPrefix(message) == true, "\(String(describing: found))")
    #expect(found?.location?.line == line)
    #expect(found?.location?.column == column)
    #expect(found?.location?.file == "t.csv")
    #expect(found?.kind == .badData)
  }

  @Test func invalidUTF8IsNamedWithItsPlace() {
    let bytes = Array("a,b\nx,y\nü,".utf8) + [0xC3, 0x28, 10]
    #expect { try CSVReader().read(bytes: bytes, file: "t.csv") } throws: { error in
      let location = (error as? Diagnostic)?.location
      return location?.line == 3 && location?.column == 3
    }
  }

  @Test func missingRequiredColumn() {
    let found = damage("task,acc\n", CSVReader(required: ["task", "accuracy"]))
    #expect(found?.message == "required column missing: 'accuracy'")
  }

  @Test func allDamagedLinesAreReportedTogether() {
    #expect { try read("a,b\n1\n1,2\n1,2,3\n") } throws: { error in
      (error as? DiagnosticList)?.diagnostics.map { $0.location?.line } == [2, 4]
    }
  }

  /// The expected values are from Swift's own parser, which rounds correctly.
  @Test(arguments: [
    "1", "-0.5", "+2.5", ".5", "5.", "2.3824464e-06", "1E5", "123456789012345678901234567890",
    "1e-320", "0.1234567890123456789", "1e400", "9007199254740993",
  ])
  func numbersAreReadExactly(_ text: String) throws {
    let padded = text.hasPrefix(".") ? "0" + text : text.hasSuffix(".") ? text + "0" : text
    #expect(try read("a\n\(text)\n", CSVReader(numeric: ["a"]))["a"]?.number(0) == Double(padded))
  }

  @Test(arguments: ["0x10", "1e", "1 000", "--1", "1.2.3", "e5", ".", "-"])
  func whatIsNoNumberIsText(_ text: String) throws {
    #expect(try read("a\n\(text)\n")["a"]?.isNumeric == false)
  }

  @Test func writtenTablesReadBackEqual() throws {
    let table = Table([
      Column("name, with comma", texts: ["plain", "a,b", nil, "q\"q", "two\nlines"]),
      Column("x", numbers: [0.1, 1e-300, .nan, -3, 1 / 3]),
    ])
    #expect(try read(CSVWriter.text(table)) == table)
  }

  @Test func publishedSample() throws {
    let table = try CSVReader().read(path: "Tests/Fixtures/published_sample.csv")
    #expect(table.rowCount == 26)
    #expect(
      table.columns.filter(\.isNumeric).map(\.name) == [
        "network_depth", "accuracy_pct", "accuracy", "loss", "lr", "global_step", "datetime",
      ])
    let text = try String(contentsOfFile: "Tests/Fixtures/published_sample.csv", encoding: .utf8)
    #expect(
      CSVWriter.text(table).split(separator: "\n").map { $0.split(separator: ",")[5] }
        == text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",")[5] },
      "percentages are written as before")
  }
}
