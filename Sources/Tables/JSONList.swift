import Basics

/// Finds the rows in a file that is one object: the list that a key of it holds, such as `benchmarks`.
enum JSONList {
  /// Moves behind the `[` of the list.
  ///
  /// - Parameter path: a key, or several joined by points.
  static func enter(_ path: String, _ scanner: inout JSONScanner) throws(JSONFault) {
    try scanner.expect(UInt8(ascii: "{"), "an object that holds the list '\(path)'")
    var found: [String] = []
    guard try enter(path, above: "", &scanner, &found) else {
      let error = Diagnostic.unknownName(path, what: "list of rows", valid: found, kind: .badData)
      throw .wrong(error.message, hint: error.hint, at: 0)
    }
  }

  /// False if an object, behind its `{`, does not have the list. The lists that it has are added to `found`.
  private static func enter(
    _ path: String, above: String, _ scanner: inout JSONScanner, _ found: inout [String]
  ) throws(JSONFault) -> Bool {
    if scanner.take(UInt8(ascii: "}")) { return false }
    repeat {
      scanner.skipBlanks()
      let key = String(decoding: try JSONEscapes.unescaped(try scanner.text(), of: scanner.bytes), as: UTF8.self)
      try scanner.expect(UInt8(ascii: ":"), "':'")
      scanner.skipBlanks()
      let name = above + key
      if scanner.next == UInt8(ascii: "{") && path.utf8.starts(with: (name + ".").utf8) {
        _ = scanner.take(UInt8(ascii: "{"))
        if try enter(path, above: name + ".", &scanner, &found) { return true }
      } else if scanner.next == UInt8(ascii: "[") {
        found.append(name)
        if name == path { return scanner.take(UInt8(ascii: "[")) }
        try JSONRowReader.skipValue(&scanner)
      } else {
        try JSONRowReader.skipValue(&scanner)
      }
    } while scanner.take(UInt8(ascii: ","))
    try scanner.expect(UInt8(ascii: "}"), "',' or '}'")
    return false
  }
}
