import Basics

/// Commands that the author of a document defines, such as `\R` for `\mathbb{R}` and `\norm` for `\lVert#1\rVert`.
package struct FormulaMacros: Sendable {
  /// The definitions by name, without the backslash.
  private let bodies: [String: [Unicode.Scalar]]

  package static let none = FormulaMacros([:])

  /// - Parameter bodies: The definitions by name. A name may begin with a backslash.
  package init(_ bodies: [String: String]) {
    var result: [String: [Unicode.Scalar]] = [:]
    for (name, body) in bodies { result[Self.plain(name)] = Array(body.unicodeScalars) }
    self.bodies = result
  }

  /// Returns a name without its backslash.
  package static func plain(_ name: String) -> String {
    name.utf8.first == UInt8(ascii: "\\") ? String(name.unicodeScalars.dropFirst()) : name
  }

  /// Returns what is wrong with a definition, or nil if it is valid.
  package static func problem(name: String, body: String) -> String? {
    let name = plain(name)
    guard !name.isEmpty, name.unicodeScalars.allSatisfy(\.isTeXLetter) else {
      return "'\(name)' cannot be the name of a command: it has letters only"
    }
    let scalars = Array(body.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where scalar == "#" && (index == 0 || scalars[index - 1] != "\\") {
      guard index + 1 < scalars.count, ("1"..."9").contains(scalars[index + 1]) else {
        return "'#' in a command is followed by the number of an argument: #1"
      }
    }
    return nil
  }

  var names: [String] { bodies.keys.sorted() }
  var isEmpty: Bool { bodies.isEmpty }

  subscript(_ name: String) -> [Unicode.Scalar]? { bodies[name] }
}

/// TeX with macros expanded: each scalar, and the position where it was written. The scalars of a macro's body have the
/// position of the call.
struct FormulaText {
  private(set) var scalars: [Unicode.Scalar] = []
  private var positions: [Int] = []
  private var expansions = 0
  private let macros: FormulaMacros

  /// Expands the macros in a text.
  ///
  /// - Throws: An error if arguments of a macro are missing, or if there are more expansions than the limit allows.
  init(_ tex: String, macros: FormulaMacros) throws(FormulaError) {
    self.macros = macros
    let all = Array(tex.unicodeScalars)
    let places = all.indicesWithoutComments
    let written = places.map { all[$0] }
    guard !macros.isEmpty else {
      (scalars, positions) = (written, places)
      return
    }
    try add(written, from: places, depth: 0)
  }

  /// Returns the position at which a scalar was written. For an index past the end, returns the end.
  func position(of index: Int) -> Int {
    index < positions.count ? positions[index] : (positions.last.map { $0 + 1 } ?? 0)
  }

  private mutating func add(_ text: [Unicode.Scalar], from places: [Int], depth: Int) throws(FormulaError) {
    var index = 0
    while index < text.count {
      guard text[index] == "\\" else {
        append(text[index], places[index])
        index += 1
        continue
      }
      let name = text[(index + 1)...].prefix(while: \.isTeXLetter)
      let end = name.isEmpty ? min(index + 2, text.count) : name.endIndex
      if let body = macros[String(scalars: name)] {
        index = try expand(body, text, places, from: index, argumentsAt: end, depth: depth)
      } else {
        for place in index..<end { append(text[place], places[place]) }
        index = end
      }
    }
  }

  private func check(_ limit: Limit, _ count: Int, at place: Int) throws(FormulaError) {
    do throws(Diagnostic) { try limit.check(count, "the formula") } catch { throw FormulaError(error, at: place) }
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ position: Int) {
    scalars.append(scalar)
    positions.append(position)
  }

  /// Expands one call of a macro.
  ///
  /// - Returns: The index at which the text continues after the arguments.
  private mutating func expand(
    _ body: [Unicode.Scalar], _ text: [Unicode.Scalar], _ places: [Int], from start: Int, argumentsAt end: Int,
    depth: Int
  ) throws(FormulaError) -> Int {
    let place = places[start]
    expansions += 1
    try check(Limit.expansions, expansions, at: place)
    try check(Limit.nesting, depth, at: place)
    var (arguments, index) = ([Range<Int>](), end)
    for _ in 0..<body.argumentCount {
      guard let argument = text.argument(from: &index) else { throw .missingArgument(at: place) }
      arguments.append(argument)
    }
    let length = body.pieces.reduce(0) { sum, piece in
      if case .argument(let number) = piece { sum + arguments[number - 1].count } else { sum + 1 }
    }
    try check(Limit.formula, scalars.count + length, at: place)
    var (expanded, origins) = ([Unicode.Scalar](), [Int]())
    // A letter after the call must not become part of a command name with which the body ends.
    let follows = index < text.count && text[index].isTeXLetter && body.endsInName
    for piece in body.pieces {
      if case .argument(let number) = piece, expanded.endsInName, text[arguments[number - 1]].first?.isTeXLetter == true
      {
        expanded.append(" ")
        origins.append(place)
      }
      switch piece {
      case .scalar(let scalar):
        expanded.append(scalar)
        origins.append(place)
      case .argument(let number):
        expanded += text[arguments[number - 1]]
        origins += places[arguments[number - 1]]
      }
    }
    try add(expanded + (follows ? [" "] : []), from: origins + (follows ? [place] : []), depth: depth + 1)
    return index
  }
}

/// A scalar of a macro's body, or the place of an argument.
private enum MacroPiece {
  case scalar(Unicode.Scalar)
  case argument(Int)
}

extension [Unicode.Scalar] {
  /// The indices of all scalars except comments, from a `%` to the end of its line. As in TeX, the end of the line
  /// and the blanks that follow belong to the comment. A `%` in the last line begins none, because LaTeX would also
  /// lose what follows the formula.
  fileprivate var indicesWithoutComments: [Int] {
    guard contains("%"), let lastLine = lastIndex(of: "\n") else { return Array<Int>(indices) }
    var result: [Int] = []
    var index = 0
    while index < count {
      if self[index] == "\\" {
        let end = Swift.min(index + 2, count)
        result += index..<end
        index = end
      } else if self[index] == "%", index < lastLine {
        index = (self[index...].firstIndex(of: "\n") ?? count - 1) + 1
        while index < count, self[index].properties.isWhitespace { index += 1 }
      } else {
        result.append(index)
        index += 1
      }
    }
    return result
  }

  /// The body of a macro, divided at its arguments.
  fileprivate var pieces: [MacroPiece] {
    var result: [MacroPiece] = []
    var index = 0
    while index < count {
      if self[index] == "#", index + 1 < count, ("1"..."9").contains(self[index + 1]),
        index == 0 || self[index - 1] != "\\"
      {
        result.append(.argument(Int(self[index + 1].value) - 48))
        index += 2
      } else {
        result.append(.scalar(self[index]))
        index += 1
      }
    }
    return result
  }

  fileprivate var argumentCount: Int {
    pieces.reduce(0) { most, piece in if case .argument(let number) = piece { Swift.max(most, number) } else { most } }
  }

  /// True if the last token is a command with a name of letters.
  fileprivate var endsInName: Bool {
    let letters = reversed().prefix(while: \.isTeXLetter).count
    return letters > 0 && count > letters && self[count - letters - 1] == "\\"
  }

  /// Returns the range of the argument at an index, without its braces: a group, a command or a single scalar. Nil if
  /// it is missing.
  fileprivate func argument(from index: inout Int) -> Range<Int>? {
    while index < count, self[index].properties.isWhitespace { index += 1 }
    guard index < count, self[index] != "}" else { return nil }
    let start = index
    if self[index] == "{" { return group(from: &index) }
    index += 1
    guard self[start] == "\\" else { return start..<index }
    let name = self[index...].prefix(while: \.isTeXLetter)
    index = name.isEmpty ? Swift.min(index + 1, count) : name.endIndex
    return start..<index
  }

  private func group(from index: inout Int) -> Range<Int>? {
    let start = index + 1
    var depth = 0
    while index < count {
      switch self[index] {
      case "\\": index += 1
      case "{": depth += 1
      case "}": depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return start..<index - 1 }
    }
    return nil
  }
}
