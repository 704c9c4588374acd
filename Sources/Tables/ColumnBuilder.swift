/// One column of a CSV while it is read. A column holds numbers until a field is not a number, or is an integer that a
/// Double does not hold exactly: identifiers such as 1234567890123456781 and …789 must stay apart.
struct ColumnBuilder {
  enum Kind { case number, text }

  enum Outcome {
    case added
    /// These rows of the batch hold no number, but the column is declared as numbers.
    case notNumbers(rows: [Int])
    /// This row of the batch holds no number, but earlier rows do. The file must be read again with this column as
    /// text.
    case turnsIntoText(row: Int)
  }

  /// A column that is not kept is checked and not stored.
  let isKept: Bool
  let name: String
  private(set) var kind: Kind
  private let isDeclared: Bool
  private var numbers: [Double] = []
  private var codes: [Int32] = []
  private var dictionary = TextDictionary()
  private(set) var hasNumber = false

  /// - Parameter kind: what the column holds; nil to find out.
  init(_ name: String, kind: Kind?, isKept: Bool) {
    self.name = name
    self.isKept = isKept
    self.kind = kind ?? .number
    isDeclared = kind != nil
  }

  /// Adds the fields of one column of a batch.
  mutating func add(_ batch: borrowing RecordBatch, column: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    guard isKept else { return check(batch, column, bytes) }
    var row = 0
    if kind == .number {
      switch addNumbers(batch, column, bytes) {
      case .turnsIntoText(let firstText) where !hasNumber:
        kind = .text
        codes = [Int32](repeating: -1, count: numbers.count)
        numbers = []
        row = firstText
      case let outcome: return outcome
      }
    }
    addTexts(batch, column, bytes, from: row)
    return .added
  }

  /// A column that is only checked can be wrong only if it is declared to hold numbers.
  private func check(_ batch: borrowing RecordBatch, _ column: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    guard isDeclared && kind == .number else { return .added }
    var wrong: [Int] = []
    for row in 0..<batch.count {
      let field = batch.field(row, column)
      if !field.range.isEmpty && NumberParser.parse(bytes, field) == nil { wrong.append(row) }
    }
    return wrong.isEmpty ? .added : .notNumbers(rows: wrong)
  }

  private mutating func addNumbers(
    _ batch: borrowing RecordBatch, _ column: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Outcome {
    var wrong: [Int] = []
    for row in 0..<batch.count {
      let field = batch.field(row, column)
      if field.range.isEmpty {
        numbers.append(.nan)
      } else if let number = NumberParser.parse(bytes, field),
        isDeclared || !NumberParser.isInexact(number, bytes, field)
      {
        numbers.append(number)
        hasNumber = true
      } else if isDeclared {
        wrong.append(row)
      } else {
        return .turnsIntoText(row: row)
      }
    }
    return wrong.isEmpty ? .added : .notNumbers(rows: wrong)
  }

  private mutating func addTexts(
    _ batch: borrowing RecordBatch, _ column: Int, _ bytes: UnsafeBufferPointer<UInt8>, from first: Int
  ) {
    for row in first..<batch.count {
      let field = batch.field(row, column)
      if field.range.isEmpty {
        codes.append(-1)
      } else if field.hasEscapes {
        codes.append(code(ofEscaped: bytes[field.range]))
      } else {
        codes.append(dictionary.code(of: bytes.baseAddress! + Int(field.start), count: field.range.count))
      }
    }
  }

  private mutating func code(ofEscaped contents: Slice<UnsafeBufferPointer<UInt8>>) -> Int32 {
    dictionary.code(of: CSVRecord.unescaped(contents))
  }

  /// Adds the values of the next range. False if one holds numbers and the other texts.
  mutating func append(_ other: ColumnBuilder) -> Bool {
    guard kind == other.kind else { return false }
    numbers.append(contentsOf: other.numbers)
    let recoded = other.dictionary.texts.map { dictionary.code(of: $0) }
    for code in other.codes { codes.append(code < 0 ? -1 : recoded[Int(code)]) }
    return true
  }

  mutating func reserve(_ rowCount: Int) {
    guard isKept else { return }
    if kind == .number { numbers.reserveCapacity(rowCount) } else { codes.reserveCapacity(rowCount) }
  }

  var column: Column {
    switch kind {
    case .number: Column(name, numbers: numbers)
    case .text: Column(name, codes: codes, categories: dictionary.texts)
    }
  }
}
