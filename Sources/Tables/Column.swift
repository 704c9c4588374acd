/// A name and the values of all rows. A missing value, which is an empty field in a CSV, is NaN among numbers and code
/// -1 among texts.
package struct Column: Sendable, Equatable {
  package enum Values: Sendable {
    case number([Double])
    /// Texts. `codes[row]` is an index into `categories`, which are in the order of first appearance; -1 is missing.
    case text(codes: [Int32], categories: [String])
  }

  package var name: String
  package var values: Values
  /// How the numbers are written, such as dates or percentages.
  package private(set) var notation = NumberNotation.plain

  package init(_ name: String, numbers: [Double], as notation: NumberNotation = .plain) {
    self.name = name
    values = .number(numbers)
    self.notation = notation
  }

  /// Creates a column of texts. Categories that are one text by Unicode, such as `é` as one scalar and as two, become
  /// one category, because all comparisons of texts take them for one.
  package init(_ name: String, codes: [Int32], categories: [String]) {
    self.name = name
    values = Self.united(codes, categories)
  }

  private static func united(_ codes: [Int32], _ categories: [String]) -> Values {
    guard categories.contains(where: { $0.utf8.contains { $0 >= 0x80 } }) else {
      return .text(codes: codes, categories: categories)
    }
    var codeOf: [String: Int32] = [:]
    var texts: [String] = []
    let newCodes = categories.map { text -> Int32 in
      if let code = codeOf[text] { return code }
      codeOf[text] = Int32(texts.count)
      texts.append(text)
      return Int32(texts.count - 1)
    }
    return texts.count == categories.count
      ? .text(codes: codes, categories: categories)
      : .text(codes: codes.map { $0 < 0 ? -1 : newCodes[Int($0)] }, categories: texts)
  }

  package init(_ name: String, texts: [String?]) {
    var codeOf: [String: Int32] = [:]
    var categories: [String] = []
    let codes = texts.map { text -> Int32 in
      guard let text else { return -1 }
      if let code = codeOf[text] { return code }
      let code = Int32(categories.count)
      codeOf[text] = code
      categories.append(text)
      return code
    }
    self.init(name, codes: codes, categories: categories)
  }

  package var count: Int {
    switch values {
    case .number(let numbers): numbers.count
    case .text(let codes, _): codes.count
    }
  }

  package var isNumeric: Bool {
    if case .number = values { return true }
    return false
  }

  /// Returns the number in a row; nil if it is missing or the column holds texts.
  package func number(_ row: Int) -> Double? {
    guard case .number(let numbers) = values, !numbers[row].isNaN else { return nil }
    return numbers[row]
  }

  /// Returns the value of a row as the name of a category, in which 0.1 + 0.2 is 0.3; nil if it is missing.
  package func text(_ row: Int) -> String? {
    switch values {
    case .number(let numbers):
      numbers[row].isNaN ? nil : notation.text(notation.isDate ? numbers[row] : NumberText.withoutNoise(numbers[row]))
    case .text(let codes, let categories): codes[row] < 0 ? nil : categories[Int(codes[row])]
    }
  }

  /// Returns the value of a row in full precision, as in a field of a CSV; nil if it is missing.
  package func field(_ row: Int) -> String? {
    switch values {
    case .number(let numbers): numbers[row].isNaN ? nil : notation.text(numbers[row])
    case .text(let codes, let categories): codes[row] < 0 ? nil : categories[Int(codes[row])]
    }
  }

  /// Returns for each row whether `text(_:)` is this text.
  package func equals(_ text: String) -> [Bool] {
    switch values {
    case .number(let numbers): numbers.indices.map { self.text($0) == text }
    case .text(let codes, let categories):
      categories.firstIndex(of: text).map { code in codes.map { $0 == code } }
        ?? [Bool](repeating: false, count: codes.count)
    }
  }

  package func rows(_ indices: [Int]) -> Column {
    switch values {
    case .number(let numbers): return Column(name, numbers: indices.map { numbers[$0] }, as: notation)
    case .text(let codes, let categories):
      var column = self
      column.values = .text(codes: indices.map { codes[$0] }, categories: categories)
      return column
    }
  }

  package func renamed(_ name: String) -> Column {
    var column = self
    column.name = name
    return column
  }

  /// Compares names and values row by row. The order of categories does not matter, and two missing values are equal.
  package static func == (a: Column, b: Column) -> Bool {
    guard a.name == b.name, a.count == b.count, a.isNumeric == b.isNumeric else { return false }
    return (0..<a.count).allSatisfy { a.field($0) == b.field($0) }
  }
}
