/// One component of a path pattern: the pattern of the name of a file or of a folder.
struct NamePattern: Sendable {
  let text: String
  private let pieces: [Piece]

  private enum Piece: Sendable, Equatable {
    case scalar(Unicode.Scalar)
    case anyScalar
    case any
    /// `[…]`: any one of these scalars, or with `!` or `^` any one that is not among them.
    case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    /// `{name}`: at least one scalar, which becomes the value of the name.
    case named(String)

    func matches(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .scalar(let own): own == scalar
      case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
      case .anyScalar, .any, .named: true
      }
    }

    /// True if the piece can match several scalars.
    var repeats: Bool {
      switch self {
      case .any, .named: true
      default: false
      }
    }
  }

  /// Parses a component.
  ///
  /// - Parameters:
  ///   - text: The component.
  ///   - pattern: The whole pattern, for messages.
  /// - Throws: `usage` for brackets that are not closed and for braces that do not hold a name.
  init(_ text: String, of pattern: String) throws(Diagnostic) {
    self.text = text
    var rest = Array(text.unicodeScalars)[...]
    var pieces: [Piece] = []
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": if pieces.last != .any { pieces.append(.any) }
      case "?": pieces.append(.anyScalar)
      case "[": pieces.append(try Self.oneOf(&rest, pattern))
      case "{": pieces.append(try Self.named(&rest, pattern))
      default: pieces.append(.scalar(scalar))
      }
    }
    self.pieces = pieces
  }

  /// True for `**`, which matches any number of folders.
  var isAnyFolders: Bool { text == "**" }

  /// The name, if the component has no wildcards; otherwise nil.
  var plainName: String? {
    let isPlain = pieces.allSatisfy { if case .scalar = $0 { true } else { false } }
    return isPlain ? text : nil
  }

  var names: [String] {
    pieces.compactMap { if case .named(let name) = $0 { name } else { nil } }
  }

  private static func oneOf(
    _ rest: inout ArraySlice<Unicode.Scalar>, _ pattern: String
  ) throws(Diagnostic) -> Piece {
    let isNegated = rest.first == "!" || rest.first == "^"
    if isNegated { rest.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while let first = rest.popFirst() {
      if first == "]", !ranges.isEmpty { return .oneOf(ranges, isNegated: isNegated) }
      let isRange = rest.count > 1 && rest.first == "-" && rest.dropFirst().first != "]"
      let last = isRange ? rest.dropFirst().first ?? first : first
      if isRange { rest.removeFirst(2) }
      guard first <= last else { break }
      ranges.append(first...last)
    }
    throw Diagnostic(
      .usage, "the '[' in '\(pattern)' is not closed",
      hint: "write [a-z], or ? for any character")
  }

  private static func named(
    _ rest: inout ArraySlice<Unicode.Scalar>, _ pattern: String
  ) throws(Diagnostic) -> Piece {
    let name = rest.prefix { $0 != "}" }
    let isName = !name.isEmpty && name.allSatisfy { $0.properties.isAlphabetic || $0 == "_" || $0.isDecimalDigit }
    guard isName, name.count < rest.count else {
      throw Diagnostic(
        .usage, "the braces in '\(pattern)' hold no name", hint: "write {model}; for several files write * or [ab]")
    }
    rest = rest.dropFirst(name.count + 1)
    return .named(String(scalars: name))
  }

  /// Matches a file name. Returns the values of the names in braces; nil if the file name does not match. Earlier names
  /// take as many scalars as they can.
  ///
  /// Uses a table that is filled from the end, so the time is at most the number of pieces times that of scalars
  /// squared.
  func match(_ name: String) -> [(name: String, value: String)]? {
    let scalars = Array(name.unicodeScalars)
    let fits = table(scalars)
    guard fits[0][0] else { return nil }
    var values: [(name: String, value: String)] = []
    var at = 0
    for (index, piece) in pieces.enumerated() {
      let end = piece.repeats ? longestEnd(of: piece, from: at, scalars.count) { fits[index + 1][$0] } : at + 1
      if case .named(let name) = piece { values.append((name, String(scalars: scalars[at..<end]))) }
      at = end
    }
    return values
  }

  private func longestEnd(of piece: Piece, from start: Int, _ count: Int, _ fits: (Int) -> Bool) -> Int {
    (start...count).last(where: fits) ?? start
  }

  /// Returns the table whose entry `[p][s]` is true if the pieces from `p` on match the scalars from `s` on.
  private func table(_ scalars: [Unicode.Scalar]) -> [[Bool]] {
    var table = [[Bool]](repeating: [Bool](repeating: false, count: scalars.count + 1), count: pieces.count + 1)
    table[pieces.count][scalars.count] = true
    for piece in pieces.indices.reversed() {
      for at in (0...scalars.count).reversed() {
        let isWithin = at < scalars.count && pieces[piece].matches(scalars[at])
        table[piece][at] =
          switch pieces[piece] {
          case .any: table[piece + 1][at] || at < scalars.count && table[piece][at + 1]
          case .named: at < scalars.count && (table[piece + 1][at + 1] || table[piece][at + 1])
          default: isWithin && table[piece + 1][at + 1]
          }
      }
    }
    return table
  }
}

extension Unicode.Scalar {
  fileprivate var isDecimalDigit: Bool { ("0"..."9").contains(self) }
}
