import Basics
import Tables
import Testing

/// Dialects of tables that the reader detects, and dialects that the user declares.
@Suite struct DialectTests {
  private static let expected = Table([Column("model", texts: ["a", "b"]), Column("acc", numbers: [0.5, 0.25])])

  private func read(_ text: String, _ change: (inout TableFormat) -> Void = { _ in }) throws -> Table {
    try read(Array(text.utf8), change)
  }

  private func read(_ bytes: [UInt8], _ change: (inout TableFormat) -> Void = { _ in }) throws -> Table {
    var format = TableFormat()
    change(&format)
    return try CSVReader(format: format).read(bytes: bytes, file: "t.csv")
  }

  private func damage(_ text: String, _ change: (inout TableFormat) -> Void = { _ in }) -> Diagnostic? {
    do {
      _ = try read(text, change)
      return nil
    } catch let list as DiagnosticList {
      return list.diagnostics.first
    } catch {
      return error as? Diagnostic
    }
  }

  /// The same table in many dialects, each with the beginnings of the expected remarks.
  @Test(
    arguments: [
      ("model,acc\na,0.5\nb,0.25\n", []),
      ("model\tacc\na\t0.5\nb\t0.25\n", ["the fields are separated by a tab"]),
      ("model;acc\na;0.5\nb;0.25\n", ["the fields are separated by ';'"]),
      ("model|acc\na|0.5\nb|0.25\n", ["the fields are separated by '|'"]),
      ("model;acc\na;0,5\nb;0,25\n", ["the fields are separated by ';'", "'acc' has decimal commas"]),
      ("sep=;\nmodel;acc\na;0.5\nb;0.25\n", ["the first line names", "the fields are separated by ';'"]),
      ("sep=,\r\nmodel,acc\r\na,0.5\r\nb,0.25\r\n", ["the first line names", "the lines end with CRLF"]),
      ("\u{FEFF}model,acc\na,0.5\nb,0.25\n", ["the file begins with a byte-order mark"]),
      ("# by \"x\" at 1,2\n#\nmodel,acc\na,0.5\nb,0.25\n", ["lines above the header that are comments: 2"]),
      ("\n \nmodel,acc\na,0.5\nb,0.25\n", ["blank lines above the header: 2"]),
      ("model, acc\na, 0.5\nb , 0.25\n", ["blanks around"]),
      ("  model ,\tacc\na,0.5\nb,0.25  \n", ["blanks around"]),
      ("\"model\", \"acc\"\n\"a\" ,0.5\nb,0.25\n", ["blanks between a quote and the delimiter"]),
      ("model,acc\na,0.5\n\nb,0.25\n\n\n", ["blank lines are left out: 3"]),
      ("model,acc\na,0.5,\nb,0.25,\n", ["every row ends with a delimiter"]),
      ("model,acc,,\na,0.5,,\nb,0.25,,\n", ["columns without a name and a value are left out: 2"]),
      ("model,acc\na,50%\nb,25.0 %\n", ["'acc' holds percentages"]),
    ] as [(String, [String])])
  func theSameTableWrittenOtherwise(_ text: String, remarks: [String]) throws {
    let table = try read(text)
    #expect(table.columnNames == ["model", "acc"])
    #expect(table["model"] == Self.expected["model"])
    #expect((0..<2).map { table["acc"]?.number($0) } == [0.5, 0.25])
    let told = table.origin?.remarks.map(\.message) ?? []
    #expect(told.count == remarks.count && zip(told, remarks).allSatisfy { $0.hasPrefix($1) }, "\(told)")
  }

  private func utf16(_ text: String, mark: Bool = true, bigEndian: Bool = false) -> [UInt8] {
    Array(((mark ? "\u{FEFF}" : "") + text).utf16).flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  @Test(arguments: [true, false], [true, false])
  func sixteenBitsACharacter(mark: Bool, bigEndian: Bool) throws {
    let text = "model;näme 𝛼\na;ü\nb;€\n"
    let table = try read(utf16(text, mark: mark, bigEndian: bigEndian))
    #expect(table == (try read(text)))
    #expect(table.origin?.remarks.first?.message == "the file is written in UTF-16")
    #expect(table.columnNames == ["model", "näme 𝛼"] && table.origin?.lines == [2, 3])
  }

  @Test func brokenSixteenBitsAreDamageWithTheirLine() {
    for bytes in [utf16("a,b\n1,2\n") + [0x41], utf16("a,b\n") + [0x00, 0xD8, 0x41, 0x00]] {
      #expect { try read(bytes) } throws: { error in
        let damage = error as? Diagnostic
        return damage?.kind == .badData && damage?.location?.line == (bytes.count % 2 == 0 ? 2 : 3)
      }
    }
  }

  /// A file in Latin-1 is damaged in the line with the first byte that is not ASCII.
  @Test func anotherEncodingIsDamage() {
    let bytes = Array("a;b\n1;x\n2;".utf8) + [0xFC, 10]
    #expect { try read(bytes) } throws: { error in
      let location = (error as? Diagnostic)?.location
      return location?.line == 3 && location?.column == 3
    }
  }

  @Test func aFileOfOneColumnHasNoDelimiter() throws {
    #expect(try read("loss\n0.5\n0.25\n")["loss"]?.number(1) == 0.25)
    #expect(try read("note\na;b\nc\nd|e\n")["note"]?.text(0) == "a;b")
    let table = try read("loss\n0.5\n\n0.25\n\n\n")
    #expect(table.rowCount == 3 && table["loss"]?.number(1) == nil)
    #expect(table.origin?.lines == [2, 3, 4])
    #expect(table.origin?.remarks.map(\.message) == ["blank lines are left out: 2"])
    #expect(try read("loss\n\"\"\n").rowCount == 1)
  }

  @Test func whereTwoDelimitersFitTheOneWithMoreFieldsIsMeant() throws {
    #expect(try read("a;b,c;d\n1;2,3;4\n").columnNames == ["a", "b,c", "d"])
    #expect(try read("a;b,c\n1;2,3\n").columnNames == ["a;b", "c"])
    #expect(try read("a;b,c\n1;2,3\n") { $0.delimiter = 59 }.columnNames == ["a", "b,c"])
  }

  @Test func quotedDelimitersAreText() throws {
    #expect(try read("a;b\n\"x;y\";\"1\"\n\"p\nq\";2\n")["a"]?.text(0) == "x;y")
    #expect(try read("a\tb\n\"x\ty\"\t1\n")["a"]?.text(0) == "x\ty")
  }

  /// A delimiter in the header and most rows is the right one. Rows without it are damaged, and the error names their
  /// line.
  @Test(
    arguments: [
      ("a\tb\n1\t2\n3\n4\t5\n", 3, "1 field where the header has 2"),
      ("a;b\n1;2\n3;4;5\n", 3, "3 fields where the header has 2"),
      ("a,b\n1,2,\n3,4\n", 2, "3 fields where the header has 2"),
      ("a,b\n1,2,\n3,4,5\n", 2, "3 fields where the header has 2"),
      ("a;b\n1;x\"y\n", 2, "a quote inside a field"),
      ("a,b\n1,2\n# done\n", 3, "1 field where the header has 2"),
      ("a,a\n1,2\n", 1, "the column 'a' occurs twice"),
      ("# only\n", 1, "the file is empty"),
      ("#a,b\n1,2\n3,4\n", 1, "this line may be the header, or a comment"),
      ("#loss\n0.5\n0.4\n", 1, "this line may be the header, or a comment"),
    ] as [(String, Int, String)])
  func whatDoesNotFitIsDamage(_ text: String, _ line: Int, _ message: String) {
    let found = damage(text)
    #expect(found?.message.hasPrefix(message) == true, "\(String(describing: found))")
    #expect(found?.location?.line == line)
  }

  @Test func aHeaderInACommentIsReadIfItIsDeclared() throws {
    let table = try read("# made by hand\n# a, b\n1,2\n3,4\n") { $0.isHeaderCommented = true }
    #expect(table.columnNames == ["a", "b"] && table["b"]?.number(1) == 4 && table.origin?.lines == [3, 4])
    #expect(try read("#a,b\n1,2\n3,4\n") { $0.comment = "#" }.columnNames == ["1", "2"])
    #expect(damage("a,b\n1,2\n") { $0.isHeaderCommented = true }?.location?.line == 1)
    #expect(try read("#,a\n1,x\n").columnNames == ["#", "a"])
  }

  @Test func declaredCommentsMayStandAnywhere() throws {
    let table = try read("% \"x\na,b\n1,2\n% 3,4\n5,6\n%") { $0.comment = "%" }
    #expect(table.rowCount == 2 && table.origin?.lines == [3, 5])
  }

  /// pandas writes two rows of names, and below them a row with the name of the index.
  @Test func stackedHeaders() throws {
    let text = ",accuracy,accuracy,n\n,mean,std,\nalg,,,\nX,0.9,0.1,3\nM,0.8,0.2,4\n"
    let table = try read(text) { $0.headerRows = 2 }
    #expect(table.columnNames == ["alg", "accuracy.mean", "accuracy.std", "n"])
    #expect(table["accuracy.std"]?.number(1) == 0.2 && table.origin?.lines == [4, 5])
    #expect(try read(text) { $0.headerRows = 3 } == table)
    #expect(try read("a,b\nx,y\n1,2\n") { $0.headerRows = 2 }.columnNames == ["a.x", "b.y"])
    #expect(damage(text)?.hint?.contains("header_rows: 2") == true)
  }

  @Test func columnsWithoutANameGetOne() throws {
    let table = try read(",,model,acc\n0,0,a,0.9\n1,1,b,0.8\n")
    #expect(table.columnNames == ["column 1", "column 2", "model", "acc"])
    #expect(try read(",a\n\n,a\n,1\n").rowCount == 1, "an empty name, repeated")
  }

  @Test func wideTablesBecomeLong() throws {
    let wide = "epoch,train,val,acc\n1,0.9,1.0,0.5\n2,0.7,0.8,0.6\n"
    let long = try read(wide) {
      $0.columnsToRows = ColumnsToRows(names: "split", values: "loss", from: ["train", "val"])
    }
    #expect(
      long
        == Table([
          Column("epoch", numbers: [1, 1, 2, 2]), Column("acc", numbers: [0.5, 0.5, 0.6, 0.6]),
          Column("split", texts: ["train", "val", "train", "val"]), Column("loss", numbers: [0.9, 1, 0.7, 0.8]),
        ]))
    #expect(long.origin?.lines == [2, 2, 3, 3])
    #expect(damage(wide) { $0.columnsToRows = ColumnsToRows(names: "acc", values: "v", from: ["train"]) } != nil)
    #expect(damage(wide) { $0.columnsToRows = ColumnsToRows(names: "s", values: "v", from: ["vall"]) } != nil)
  }

  /// The header and the first row are longer than the first sample that the detector takes.
  @Test func longLines() throws {
    let names = (0..<20_000).map { "c\($0)" }
    let row = (0..<20_000).map { "\($0),5" }
    let table = try read(names.joined(separator: ";") + "\n" + row.joined(separator: ";") + "\n")
    #expect(table.columns.count == 20_000 && table.columns[7].number(0) == 7.5)
  }

  /// Blanks and words for missing values are also found far below the first rows.
  @Test func lateBlanksAndWords() throws {
    let rows = (0..<20_000).map { "t\($0 % 7),\($0)" }
    let table = try read("a,b\n" + rows.joined(separator: "\n") + "\nt1 , 5\nt2,NA\n \"x \",1\n")
    #expect(table["a"]?.text(20_000) == "t1" && table["b"]?.number(20_000) == 5)
    #expect(table["b"]?.number(20_001) == nil && table["a"]?.text(20_002) == "x ")
    #expect(table.origin?.remarks.contains { $0.message.hasPrefix("blanks around") } == true)
  }

  /// A file that the program wrote itself is read back byte for byte.
  @Test func exactFilesKeepTheirBlanks() throws {
    let reader = CSVReader(textual: ["a", "b"], format: .exact)
    let table = try reader.read(bytes: Array("a, b\n x ,99.0%\n".utf8), file: "t.csv")
    #expect(table.columnNames == ["a", " b"] && table["a"]?.text(0) == " x ")
  }
}
