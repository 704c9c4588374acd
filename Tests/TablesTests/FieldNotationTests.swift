import Basics
import Tables
import Testing

/// Notations of fields that are not plain numbers.
@Suite struct FieldNotationTests {
  private func column(
    _ fields: [String], delimiter: String = ",", _ change: (inout CSVReader) -> Void = { _ in }
  ) throws -> Column {
    var reader = CSVReader()
    change(&reader)
    let lines = ["x\(delimiter)y"] + fields.map { ($0.contains(delimiter) ? "\"\($0)\"" : $0) + delimiter + "z" }
    return try #require(
      try reader.read(bytes: Array((lines.joined(separator: "\n") + "\n").utf8), file: "t.csv")["x"])
  }

  private func numbers(_ column: Column) -> [Double?]? {
    column.isNumeric ? (0..<column.count).map(column.number) : nil
  }

  /// The expected numbers were printed by Tests/References/number_texts.py with pandas 2. Nil stands for a text.
  @Test(
    arguments: [
      ("1", 1.0), ("+1", 1.0), ("-0.5", -0.5), (".5", 0.5), ("5.", 5.0), ("007", 7.0), ("1e5", 100000.0),
      ("1E+05", 100000.0), ("-1e-3", -0.001), ("1_000", nil), ("0x10", nil), ("inf", .infinity), ("-inf", -.infinity),
      ("Infinity", .infinity), ("-Infinity", -.infinity), ("+inf", .infinity), ("1e400", .infinity), ("1e", nil),
      ("--1", nil), ("1.2.3", nil), ("1 000", nil), ("1d5", nil), ("$5", nil), ("1.", 1.0), ("-.5e1", -5.0),
      ("+007.50", 7.5), ("e5", nil), ("-", nil), (" 1", 1.0), ("1 ", 1.0),
    ] as [(String, Double?)])
  func numbersAreThoseOfPandas(_ text: String, _ expected: Double?) throws {
    #expect(try numbers(column([text], delimiter: ";")) == expected.map { [$0] })
  }

  /// The fields of a column, the delimiter of the file, and the expected numbers; nil if it is a column of texts.
  @Test(
    arguments: [
      (["1,204", "412", "38"], ",", [1204, 412, 38]),
      (["5.49", "86.57", "1,014.45", "-1,234,567"], ",", [5.49, 86.57, 1014.45, -1_234_567]),
      (["1,204", "0,91"], ",", nil), (["1,20"], ",", nil), (["01,204"], ",", nil), (["1,2345"], ",", nil),
      (["1,204", "x"], ",", nil), (["1,234,567,890,123,456"], ",", nil),
      (["1,204", "412"], "\t", [1204, 412]),
      (["0,5", "1", "-2,25e3", "NA"], ";", [0.5, 1, -2250, nil]),
      (["1,234", "1.5"], ";", nil), (["1,234"], ";", [1.234]), (["1,014.45", "1,204"], ";", [1014.45, 1204]),
      (["1,234,567"], ";", [1_234_567]), (["0.5", "1"], ";", [0.5, 1]),
      (["98.5%", "7%", "-0.25 %"], ",", [0.985, 0.07, -0.0025]), (["98,5%"], ";", [0.985]),
      (["98.5%", "0.5"], ",", nil), (["%"], ",", nil), (["1e3%"], ",", nil), (["28.7%"], ",", [0.287]),
      (["NA", "1", "None", "N/A", "<NA>", "null", "nan", "NaN"], ",", [nil, 1, nil, nil, nil, nil, nil, nil]),
      (["None", "adam"], ",", nil), (["None", "NA"], ",", nil), (["1,204", "NA", "inf"], ",", [1204, nil, .infinity]),
      (["2024-02-29", "NA", "1970-01-02"], ",", [1_709_164_800, nil, 86_400]),
      (["2024-02-30"], ",", nil), (["2023-02-29"], ",", nil), (["2024-13-01"], ",", nil), (["0000-01-01"], ",", nil),
      (["1970-01-01T00:01", "1970-01-01 00:00:02.5"], ",", [60, 2.5]), (["1970-01-01 24:00"], ",", nil),
      (["1970-01-01T01:00:00+01:00", "1970-01-01T00:00Z", "1969-12-31 22:30-0130"], ",", [0, 0, 0]),
      (["1970-01-01T00:00Z", "1970-01-01T00:00"], ",", nil), (["1-1-2024"], ",", nil),
    ] as [([String], String, [Double?]?)])
  func columnsSayNumbers(_ fields: [String], delimiter: String, expected: [Double?]?) throws {
    let column = try column(fields, delimiter: delimiter)
    #expect(numbers(column) == expected)
    if expected == nil { #expect(fields.indices.map { column.text($0) } == fields) }
  }

  /// Columns whose fields are written back exactly as they were.
  @Test(arguments: [
    ["98.5%", "7.0%", "-0.3%"], ["0.05%", "0.10%", "100.00%"], ["7%", "123456%", "0%"], ["0.00001%"],
    ["2024-01-31", "1969-07-20"], ["2024-01-31 09:05:00"], ["2024-01-31T09:05:00", "1901-01-01T00:00:00"],
    ["2024-01-31T09:05:00Z"], ["2024-01-31 09:05:00.25"],
  ])
  func theColumnRemembersHowItIsWritten(_ fields: [String]) throws {
    let column = try column(fields)
    #expect(column.isNumeric && fields.indices.map { column.text($0) } == fields)
    let table = Table([column, Column("y", texts: fields.map { _ in "z" })])
    #expect(try CSVReader().read(bytes: Array(CSVWriter.text(table).utf8), file: "t.csv") == table)
  }

  /// Dates and percentages are named as they are written, but ordered by value.
  @Test func categoriesAreNamedAsTheyAreWritten() throws {
    #expect(try column(["2024-02-01", "2024-01-31"]).categories().names == ["2024-01-31", "2024-02-01"])
    #expect(try column(["10%", "7.5%"]).categories().names == ["7.5%", "10.0%"])
  }

  /// The expected moments are from Python's `datetime.strptime`.
  @Test(
    arguments: [
      ("%m/%d/%Y", "6/30/2024", 1_719_705_600), ("%d.%m.%y", "30.06.24", 1_719_705_600),
      ("%d %b %Y %H:%M", "5 Mar 2021 07:08", 1_614_928_080), ("%B %d, %Y", "March 5, 2021", 1_614_902_400),
      ("%Y-%m-%d %I:%M %p", "2021-03-05 12:30 AM", 1_614_904_200),
      ("%Y%m%dT%H%M%S%z", "20210305T010000+0100", 1_614_902_400),
      ("%H:%M:%S.%f", "00:00:01.5", 1.5), ("%m/%d/%Y", "13/1/2024", nil), ("%m/%d/%Y", "1/2/2024x", nil),
      ("100%%%Y", "100%1970", 0),
    ] as [(String, String, Double?)])
  func declaredDates(_ pattern: String, _ text: String, _ seconds: Double?) throws {
    let pattern = try DatePattern(pattern)
    #expect(pattern.seconds(text) == seconds)
    guard let seconds else { return }
    let column = Column("x", numbers: [seconds], as: .date(.pattern(pattern)))
    #expect(pattern.seconds(try #require(column.text(0))) == seconds)
  }

  @Test func aFieldThatIsNoDeclaredDateIsDamage() throws {
    let pattern = try DatePattern("%m/%d/%Y")
    #expect(try numbers(column(["1/2/1970", "NA"]) { $0.dates = ["x": pattern] }) == [86_400, nil])
    #expect { try column(["1/2/1970", "2/30/1970"]) { $0.dates = ["x": pattern] } } throws: { error in
      (error as? Diagnostic)?.location?.line == 3
    }
    #expect(throws: Diagnostic.self) { try DatePattern("%Q") }
  }

  @Test func namedWordsAreMissingEverywhere() throws {
    func missing(_ words: [String]) -> (inout CSVReader) -> Void { { $0.format.missing = words } }
    #expect(try numbers(column(["-", "1"], missing(["-"]))) == [nil, 1])
    #expect(try numbers(column(["-999", "1"], missing(["-999"]))) == [nil, 1])
    #expect(try column(["none", "adam"], missing(["none"])).text(0) == nil)
    #expect(try column(["None", "adam"], missing(["none"])).text(0) == "None")
  }

  /// A column declared as numbers accepts every notation of numbers, and reports everything else as damage.
  @Test func declaredNumbers() throws {
    let numeric: (inout CSVReader) -> Void = { $0.numeric = ["x"] }
    #expect(try numbers(column(["1", "1,204"], numeric)) == [1, 1204])
    #expect(try numbers(column(["0,5"], delimiter: ";", numeric)) == [0.5])
    #expect(try numbers(column(["NA"], numeric)) == [nil])
    for fields in [["1", "half"], ["1", "1,204", "half"], ["1,204", "0,5"], ["1", "2024-01-01"]] {
      #expect(throws: (any Error).self) { try column(fields, numeric) }
    }
  }

  @Test func missingWordsAreTold() throws {
    let table = try CSVReader().read(bytes: Array("m,x\na,1\nb,NA\nc,NA\n".utf8), file: "t.csv")
    #expect(table.origin?.remarks.map(\.message) == ["'x' is missing in 2 rows, where it says 'NA'"])
    #expect(table.origin?.remarks.map(\.line) == [3])
  }
}
