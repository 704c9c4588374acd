/// One column of a source that says what its fields are, while it is read. It holds numbers until a text comes.
struct TypedColumn {
  let name: String
  /// The rows that it has.
  private(set) var count = 0
  private(set) var hasNumber = false
  private var holdsTexts = false
  private var numbers: [Double] = []
  private var codes: [Int32] = []
  private var dictionary = TextDictionary()

  init(_ name: String) { self.name = name }

  /// Adds missing values up to a row.
  mutating func pad(to row: Int) {
    guard count < row else { return }
    if holdsTexts {
      codes.append(contentsOf: repeatElement(-1, count: row - count))
    } else {
      numbers.append(contentsOf: repeatElement(.nan, count: row - count))
    }
    count = row
  }

  mutating func add(_ number: Double) {
    hasNumber = true
    guard !holdsTexts else { return add(text: Array(NumberText.shortest(number).utf8)) }
    numbers.append(number)
    count += 1
  }

  /// An empty text is a missing value, as in a file without types.
  mutating func add(text: [UInt8]) {
    guard !text.isEmpty else { return pad(to: count + 1) }
    holdTexts()
    codes.append(dictionary.code(of: text))
    count += 1
  }

  /// The same, of a text behind which 16 bytes are readable.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress, !text.isEmpty else { return pad(to: count + 1) }
    holdTexts()
    codes.append(dictionary.code(of: start, count: text.count))
    count += 1
  }

  private mutating func holdTexts() {
    guard !holdsTexts else { return }
    holdsTexts = true
    let written = numbers
    numbers = []
    for number in written {
      codes.append(number.isNaN ? -1 : dictionary.code(of: NumberText.shortest(number)))
    }
  }

  var column: Column {
    holdsTexts ? Column(name, codes: codes, categories: dictionary.texts) : Column(name, numbers: numbers)
  }

  /// The same as texts.
  var textual: Column {
    var column = self
    column.holdTexts()
    return column.column
  }
}
