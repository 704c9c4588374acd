import Basics

/// A column of a CSV while it is read. It holds numbers until a field is not a number, or is an integer that a Double
/// cannot represent: identifiers such as 1234567890123456781 and …789 must remain distinct.
struct ColumnBuilder {
  /// What the fields are read as. `nothing` is for a column whose fields must be empty.
  enum Kind { case number, text, nothing }

  /// The result of adding a batch.
  enum Outcome {
    case added
    /// These rows of the batch do not fit, because the column is declared as numbers or as empty.
    case unfit(rows: [Int])
    /// This row of the batch is not a number, but earlier rows are. The file must be read again with this column as
    /// text.
    case turnsIntoText(row: Int)
    /// A field has blanks around it. The file must be read again with blanks trimmed.
    case isPadded
  }

  /// False for a column that is checked but not stored.
  let isKept: Bool
  let name: String
  private(set) var kind: Kind
  private let isDeclared: Bool
  private var numbers: [Double] = []
  private var codes: [Int32] = []
  private var dictionary = TextDictionary()
  private(set) var hasNumber = false
  /// The number of fields with a word for a missing number.
  private(set) var missingCount = 0
  /// The first of these fields.
  private(set) var firstMissing: (row: Int, word: String)?
  /// The first number with leading zeros, such as 007.
  private(set) var firstZeros: (row: Int, text: String)?
  private let missing: MissingTokens
  private let watchesBlanks: Bool
  /// The number of the dictionary's texts that were searched for blanks.
  private var seenTexts = 0
  /// True if some of these have blanks around them, which are kept because they were in quotes.
  private var hasQuotedBlanks = false

  /// - Parameters:
  ///   - name: the column's name.
  ///   - kind: what the column holds; nil to find out.
  ///   - isKept: false to check the values without storing them.
  ///   - missing: the words for missing values.
  ///   - watchesBlanks: true if blanks around a field must be reported, because they are not expected.
  init(_ name: String, kind: Kind?, isKept: Bool, missing: MissingTokens, watchesBlanks: Bool) {
    self.name = name
    self.isKept = isKept
    self.kind = kind ?? .number
    isDeclared = kind != nil
    self.missing = missing
    self.watchesBlanks = watchesBlanks
  }

  /// Creates a column after the last one, whose fields must be empty.
  init(nothingBehind missing: MissingTokens) {
    self.init("", kind: .nothing, isKept: false, missing: missing, watchesBlanks: false)
  }

  /// Adds the fields of one column of a batch.
  mutating func add(_ batch: borrowing RecordBatch, column: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    guard isKept else { return check(batch, column, bytes) }
    var row = 0
    if kind == .number {
      switch addNumbers(batch, column, bytes) {
      case .turnsIntoText(let firstText) where !hasNumber && missingCount == 0:
        kind = .text
        codes = [Int32](repeating: -1, count: numbers.count)
        numbers = []
        row = firstText
      case let outcome: return outcome
      }
    }
    addTexts(batch, column, bytes, from: row)
    return watchesBlanks && hasNewPaddedText(batch, column, bytes) ? .isPadded : .added
  }

  /// Returns true if a field has blanks around it. Only if a new text of the dictionary has blanks are the fields
  /// themselves inspected, because texts in quotes keep their blanks.
  private mutating func hasNewPaddedText(
    _ batch: borrowing RecordBatch, _ column: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if !hasQuotedBlanks { hasQuotedBlanks = dictionary.hasPaddedText(from: seenTexts) }
    seenTexts = dictionary.count
    return hasQuotedBlanks && (0..<batch.count).contains { batch.field($0, column).isPadded(in: bytes) }
  }

  /// Checks a column that is not stored. It can be wrong only if it is declared as numbers or as empty.
  private func check(_ batch: borrowing RecordBatch, _ column: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    guard isDeclared && kind != .text else { return .added }
    var wrong: [Int] = []
    for row in 0..<batch.count {
      let field = batch.field(row, column)
      if field.range.isEmpty || kind == .number && NumberParser.parse(bytes, field) != nil { continue }
      if kind == .nothing || !missing.contain(String(decoding: bytes[field.range], as: UTF8.self)) { wrong.append(row) }
    }
    return wrong.isEmpty ? .added : .unfit(rows: wrong)
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
        if bytes[field.range.lowerBound] == Byte.zero, firstZeros == nil { noteZeros(bytes[field.range]) }
        numbers.append(number)
        hasNumber = true
      } else if watchesBlanks && field.isPadded(in: bytes) {
        return .isPadded
      } else if isMissing(field, bytes) {
        numbers.append(.nan)
      } else if isDeclared {
        wrong.append(row)
      } else {
        return .turnsIntoText(row: row)
      }
    }
    return wrong.isEmpty ? .added : .unfit(rows: wrong)
  }

  @inline(never)
  private mutating func noteZeros(_ field: Slice<UnsafeBufferPointer<UInt8>>) {
    guard let second = field.dropFirst().first, (Byte.zero...Byte.zero + 9).contains(second) else { return }
    firstZeros = (numbers.count, String(decoding: field, as: UTF8.self))
  }

  @inline(never)
  private mutating func isMissing(_ field: Field, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let word = String(decoding: bytes[field.range], as: UTF8.self)
    guard missing.contain(word) else { return false }
    missingCount += 1
    firstMissing = firstMissing ?? (numbers.count, word)
    return true
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
        codes.append(
          dictionary.code(
            of: bytes.baseAddress.unwrapped(because: "a buffer that is not empty has a start") + Int(field.start),
            count: field.range.count))
      }
    }
  }

  private mutating func code(ofEscaped contents: Slice<UnsafeBufferPointer<UInt8>>) -> Int32 {
    dictionary.code(of: CSVRecord.unescaped(contents))
  }

  /// Appends the values of the next range. Returns false if one column holds numbers and the other texts.
  mutating func append(_ other: ColumnBuilder) -> Bool {
    guard kind == other.kind else { return false }
    missingCount += other.missingCount
    hasNumber = hasNumber || other.hasNumber
    if firstZeros == nil, let (row, text) = other.firstZeros { firstZeros = (numbers.count + row, text) }
    if firstMissing == nil, let (row, word) = other.firstMissing { firstMissing = (numbers.count + row, word) }
    numbers.append(contentsOf: other.numbers)
    let recoded = other.dictionary.texts.map { dictionary.code(of: $0) }
    for code in other.codes { codes.append(code < 0 ? -1 : recoded[Int(code)]) }
    return true
  }

  mutating func reserve(_ rowCount: Int) {
    guard isKept else { return }
    if kind == .number { numbers.reserveCapacity(rowCount) } else { codes.reserveCapacity(rowCount) }
  }

  /// Removes the last `count` rows.
  mutating func removeLast(_ count: Int) {
    guard isKept else { return }
    if kind == .number { numbers.removeLast(count) } else { codes.removeLast(count) }
  }

  /// True if the column has no number but words for missing ones. Then it is a column of texts.
  var turnsIntoText: Bool { kind == .number && !isDeclared && !hasNumber && missingCount > 0 }

  /// The texts of a column of texts as they are written.
  var spellings: [String] { kind == .number ? [] : dictionary.texts }

  var column: Column {
    kind == .number ? Column(name, numbers: numbers) : Column(name, codes: codes, categories: dictionary.texts)
  }
}
