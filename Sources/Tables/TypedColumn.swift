/// A column of a source with types, such as JSON or SQLite, while it is read. It holds numbers until a text is added.
struct TypedColumn {
  let name: String
  /// The number of rows so far.
  private(set) var count = 0
  private(set) var hasNumber = false
  private var holdsTexts = false
  private var numbers: [Double] = []
  private var codes: [Int32] = []
  private var dictionary = TextDictionary()

  init(_ name: String) { self.name = name }

  /// Adds missing values until the column has `row` rows.
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

  /// Adds a text. An empty text is a missing value, as in a file without types.
  mutating func add(text: [UInt8]) {
    guard !text.isEmpty else { return pad(to: count + 1) }
    holdTexts()
    codes.append(dictionary.code(of: text))
    count += 1
  }

  /// Adds a text after which 16 bytes are readable, without copying it.
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

  /// The texts as they are written.
  var spellings: [String] { dictionary.texts }

  var column: Column {
    holdsTexts ? Column(name, codes: codes, categories: dictionary.texts) : Column(name, numbers: numbers)
  }

  /// The column with its numbers turned into texts.
  var textual: Column {
    var column = self
    column.holdTexts()
    return column.column
  }
}
