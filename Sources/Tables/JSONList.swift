import Basics

/// Finds the rows in a file that is a single object, under a key such as `benchmarks`.
enum JSONList {
  /// How the rows are written.
  enum Form {
    /// A list of objects.
    case list
    /// An object whose values are the rows. Its keys are the rows' names.
    case object

    var end: UInt8 { self == .list ? UInt8(ascii: "]") : UInt8(ascii: "}") }
  }

  /// Moves past the `[` or `{` at which the rows begin.
  ///
  /// - Parameters:
  ///   - path: the key of the rows, or several keys joined by points.
  ///   - scanner: a scanner at the beginning of the file's object.
  /// - Throws: an error if there is no such key; it names the lists that exist.
  static func enter(_ path: String, _ scanner: inout JSONScanner) throws(JSONFault) -> Form {
    try scanner.expect(UInt8(ascii: "{"), "an object that holds the list '\(path)'")
    var found: [String] = []
    if let form = try enter(path, above: "", &scanner, &found) { return form }
    let error = Diagnostic.unknownName(path, what: "list of rows", valid: found, kind: .badData)
    throw .wrong(error.message, hint: error.hint, at: 0)
  }

  /// Searches an object from after its `{`. Returns nil if the rows are not in it. The paths of the lists in it are
  /// added to `found`.
  private static func enter(
    _ path: String, above: String, _ scanner: inout JSONScanner, _ found: inout [String]
  ) throws(JSONFault) -> Form? {
    if scanner.take(UInt8(ascii: "}")) { return nil }
    repeat {
      scanner.skipBlanks()
      let key = String(decoding: try JSONEscapes.unescaped(try scanner.text(), of: scanner.bytes), as: UTF8.self)
      try scanner.expect(UInt8(ascii: ":"), "':'")
      scanner.skipBlanks()
      let name = above + key
      if scanner.next == UInt8(ascii: "{") && name == path {
        _ = scanner.take(UInt8(ascii: "{"))
        return .object
      } else if scanner.next == UInt8(ascii: "{") && path.utf8.starts(with: (name + ".").utf8) {
        _ = scanner.take(UInt8(ascii: "{"))
        if let form = try enter(path, above: name + ".", &scanner, &found) { return form }
      } else if scanner.next == UInt8(ascii: "[") {
        found.append(name)
        if name == path {
          _ = scanner.take(UInt8(ascii: "["))
          return .list
        }
        try JSONRowReader.skipValue(&scanner)
      } else {
        try JSONRowReader.skipValue(&scanner)
      }
    } while scanner.take(UInt8(ascii: ","))
    try scanner.expect(UInt8(ascii: "}"), "',' or '}'")
    return nil
  }
}
