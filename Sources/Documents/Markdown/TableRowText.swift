/// A row of a table as it is written: its cells stand between signs `|`, of which `\|` is none.
package struct TableRowText {
  package let cells: [String]

  /// - Parameter line: without the marks of a list or a quotation before it.
  package init(_ line: String) {
    var cells = [""]
    var isEscaped = false
    for character in line {
      if character == "|", !isEscaped { cells.append("") } else { cells[cells.count - 1].append(character) }
      isEscaped = character == "\\" && !isEscaped
    }
    var trimmed = cells.map { String($0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
    // Nothing need stand before the first sign and behind the last one.
    if trimmed.count > 1, trimmed[0] == "" { trimmed.removeFirst() }
    if trimmed.count > 1, trimmed.last == "" { trimmed.removeLast() }
    self.cells = trimmed
  }
}
