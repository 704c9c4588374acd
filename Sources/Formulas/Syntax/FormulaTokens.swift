import Basics

/// A token of TeX.
enum FormulaToken: Equatable {
  /// A command by its name, without the backslash.
  case command(String)
  case scalar(Unicode.Scalar)
  case end
}

/// Reads TeX token by token. Macros are already expanded, with the positions of their calls.
struct FormulaTokens {
  private let text: FormulaText
  /// The index of the next scalar in the expanded text.
  private(set) var index = 0

  init(_ text: FormulaText) {
    self.text = text
  }

  private var scalars: [Unicode.Scalar] { text.scalars }

  /// The position of the next token in the text as written.
  var position: Int {
    var copy = self
    copy.skipSpaces()
    return copy.writtenPosition
  }

  private var writtenPosition: Int { text.position(of: index) }

  /// The next token, which is not consumed.
  var next: FormulaToken {
    var copy = self
    return copy.read()
  }

  /// The next scalar, which may be a blank. Nil at the end.
  var nextScalar: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  mutating func skipSpaces() {
    while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
  }

  mutating func read() -> FormulaToken {
    skipSpaces()
    guard let scalar = readScalar() else { return .end }
    return scalar == "\\" ? .command(readName()) : .scalar(scalar)
  }

  mutating func readScalar() -> Unicode.Scalar? {
    guard let scalar = nextScalar else { return nil }
    index += 1
    return scalar
  }

  /// Reads the name of a command after the backslash: letters, or one other scalar.
  mutating func readName() -> String {
    let name = scalars[index...].prefix(while: \.isTeXLetter)
    let end = name.isEmpty ? min(index + 1, scalars.count) : name.endIndex
    defer { index = end }
    return string(index..<end)
  }

  /// Reads the next token if it is this one. Returns true if it was.
  mutating func skip(_ token: FormulaToken) -> Bool {
    guard next == token else { return false }
    _ = read()
    return true
  }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool { skip(.scalar(scalar)) }

  /// Reads a text in braces as it is written, or a single scalar.
  mutating func readText() throws(FormulaError) -> String {
    let open = position
    skipSpaces()
    guard nextScalar == "{" else {
      guard let scalar = readScalar(), scalar != "\\", scalar != "}" else { throw .missingArgument(at: open) }
      return String(scalar)
    }
    index += 1
    let start = index
    var depth = 1
    while let scalar = readScalar() {
      if scalar == "\\" { _ = readScalar() }
      if scalar == "{" { depth += 1 }
      if scalar == "}" { depth -= 1 }
      if depth == 0 { return string(start..<index - 1) }
    }
    throw .unclosed("{", at: open)
  }

  /// Reads the rest of the text up to a scalar, which is also read. Nil if the scalar is missing.
  mutating func readText(upTo end: Unicode.Scalar) -> String? {
    guard let place = scalars[index...].firstIndex(of: end) else { return nil }
    defer { index = place + 1 }
    return string(index..<place)
  }

  /// Reads the longest run of scalars for which `holds` is true.
  mutating func readText(while holds: (Unicode.Scalar) -> Bool) -> String {
    let end = index + scalars[index...].prefix(while: holds).count
    defer { index = end }
    return string(index..<end)
  }

  private func string(_ range: Range<Int>) -> String { String(scalars: scalars[range]) }
}

extension FormulaError {
  static func missingArgument(at position: Int) -> FormulaError {
    FormulaError("an argument is missing here", hint: "write it in braces: {…}", at: position)
  }

  static func unclosed(_ sign: String, at position: Int) -> FormulaError {
    FormulaError("'\(sign)' has no end in the formula", hint: "close it", at: position)
  }
}

extension Unicode.Scalar {
  /// True if it can be part of the name of a command.
  var isTeXLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
