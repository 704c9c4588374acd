/// One column of a CSV while it is read. A column holds numbers until a field is none.
struct ColumnBuilder {
  enum Kind { case number, text }

  /// A column that is not kept is checked and not stored.
  let isKept: Bool
  private let name: String
  private var kind: Kind
  private let mayChange: Bool
  private var numbers: [Double] = []
  private var codes: [Int32] = []
  private var dictionary = TextDictionary()
  private var lastCode: Int32 = -1
  private var hasNumber = false

  enum Outcome {
    case added
    /// The field is no number, and the column is declared to hold numbers.
    case notANumber
    /// The field is no number, and numbers came before: the file must be read again with this column as text.
    case turnsIntoText
  }

  /// - Parameter kind: what the column holds; nil to find out.
  init(_ name: String, kind: Kind?, isKept: Bool) {
    self.name = name
    self.isKept = isKept
    self.kind = kind ?? .number
    mayChange = kind == nil
  }

  mutating func add(_ field: UnsafeBufferPointer<UInt8>) -> Outcome {
    guard isKept else {
      return mayChange || kind == .text || field.isEmpty || NumberParser.parse(field) != nil ? .added : .notANumber
    }
    if kind == .number {
      if field.isEmpty {
        numbers.append(.nan)
        return .added
      }
      if let number = NumberParser.parse(field) {
        numbers.append(number)
        hasNumber = true
        return .added
      }
      guard mayChange else { return .notANumber }
      guard !hasNumber else { return .turnsIntoText }
      kind = .text
      codes = [Int32](repeating: -1, count: numbers.count)
      numbers = []
    }
    addText(field)
    return .added
  }

  private mutating func addText(_ field: UnsafeBufferPointer<UInt8>) {
    if field.isEmpty {
      codes.append(-1)
    } else {
      if lastCode < 0 || !dictionary.equals(Int(lastCode), field) { lastCode = dictionary.code(of: field) }
      codes.append(lastCode)
    }
  }

  var column: Column {
    switch kind {
    case .number: Column(name, numbers: numbers)
    case .text: Column(name, codes: codes, categories: dictionary.texts)
    }
  }
}
