import Tables
import Testing

/// Thousands separators, and headings over several columns.
@Suite struct GroupedNumberTests {
  /// Returns the numbers of a column; nil if it holds texts.
  private func values(_ column: Column) -> [Double]? {
    guard case .number(let numbers) = column.values else { return nil }
    return numbers
  }

  private func numbers(_ rows: [String], _ format: TableFormat = TableFormat()) throws -> (Table, [Double]?) {
    let text = "m;p;a\n" + rows.joined(separator: "\n") + "\n"
    let table = try CSVReader(format: format).read(bytes: Array(text.utf8), file: "t.csv")
    return (table, table["p"].flatMap(values))
  }

  /// If other numbers of the file have decimal commas, points that can be thousands separators are read as such.
  @Test(arguments: [
    (["A;1.179;0,51", "B;12.345;0,62"], [1179, 12345]), (["A;1.179,6;0,51", "B;945,8;0,62"], [1179.6, 945.8]),
    (["A;1.234.567;0,51", "B;-1.000;0,62"], [1_234_567, -1000]), (["A;1.179;0,51", "B;7;0,62"], [1179, 7]),
    (["A;1.17;0,51", "B;0.293;0,62"], [1.17, 0.293]), (["A;0.179;0,51", "B;0.345;0,62"], [0.179, 0.345]),
    (["A;1.179;0.51", "B;12.345;0.62"], [1.179, 12.345]), (["A;1179.5;0,51", "B;1.345;0,62"], [1179.5, 1.345]),
  ])
  func pointsBetweenThousands(_ rows: [String], _ expected: [Double]) throws {
    #expect(try numbers(rows).1 == expected)
  }

  @Test func percentagesShowDecimalCommasToo() throws {
    let (table, points) = try numbers(["A;1.234;98,5%", "B;2.345;97,25%"])
    #expect(points == [1234, 2345] && table["a"].flatMap(values) == [0.985, 0.9725])
    #expect(try numbers(["A;1.234;98%", "B;2.345;97%"]).1 == [1.234, 2.345])
  }

  /// A column without a point has none between its thousands.
  @Test func onlyPointsAreToldAsPoints() throws {
    let (table, numbers) = try numbers(["A;1,5;x", "B;2,25;y"])
    let told = table.origin?.remarks.map(\.message) ?? []
    #expect(numbers == [1.5, 2.25] && !told.contains { $0.contains("points") }, "\(told)")
  }

  @Test func theReadingIsTold() throws {
    let (table, _) = try numbers(["A;1.179;0,51"])
    let told = table.origin?.remarks.map(\.message) ?? []
    #expect(told.contains { $0.hasPrefix("'p' has points between thousands") }, "\(told)")
  }

  /// Fields that fit no notation stay texts: 1,179.5,2 is not a number.
  @Test(arguments: ["1,179.5,2", "1.17.9", "1.179.5,5,5", "1.1790,5", "1,1,1"])
  func brokenGroupsStayTexts(_ field: String) throws {
    #expect(try numbers(["A;\(field);0,51"]).1 == nil)
    let table = try CSVReader().read(bytes: Array("m,p\nA,\"\(field)\"\n".utf8), file: "t.csv")
    #expect(table["p"].flatMap(values) == nil)
  }

  @Test func headsOverSeveralColumnsAreOfEach() throws {
    var format = TableFormat()
    format.headerRows = 2
    let text = ";Accuracy;;Loss;\nModel;A;B;A;B\nx;1;2;3;4\n"
    let table = try CSVReader(format: format).read(bytes: Array(text.utf8), file: "t.csv")
    #expect(table.columnNames == ["Model", "Accuracy.A", "Accuracy.B", "Loss.A", "Loss.B"])
  }

  @Test(arguments: ["92.0 ± 1.2", "92.0 +/- 1.2", "92.0±1.2", "92.0 (1.2)"])
  func aNumberWithItsSpreadIsTold(_ field: String) throws {
    let table = try CSVReader().read(bytes: Array("m,p\nA,\(field)\n".utf8), file: "t.csv")
    #expect(table.origin?.remarks.contains { $0.message.contains("its spread in one field") } == true)
  }
}
