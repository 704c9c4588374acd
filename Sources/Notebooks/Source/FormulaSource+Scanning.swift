import Basics

/// The label that can follow a displayed formula: ` {#eq:loss}`.
enum FormulaLabel {
  /// The most scalars between `{#` and `}`. A longer label is not recognised.
  private static let longest = 200

  /// Returns the range between `{#` and `}` if a label comes next on the line; nil otherwise.
  static func range(in text: [Unicode.Scalar], from start: Int) -> Range<Int>? {
    let open = text[start...].prefix { $0 == " " }.endIndex
    guard text[open...].starts(with: "{#".unicodeScalars) else { return nil }
    // The limit keeps the scan linear in the length of the line, however many `{#` it holds.
    let name = text[(open + 2)...].prefix(longest).prefix { $0 != "}" && $0 != "\n" }
    guard name.endIndex < text.count, text[name.endIndex] == "}" else { return nil }
    return name.startIndex..<name.endIndex
  }

  /// Returns the `label` of `eq:label`, with its place in the notebook. Returns nil if the text is not a valid label.
  static func name(_ text: SourceText) -> SourceText? {
    let scalars = Array(text.text.unicodeScalars)
    let isLabel =
      scalars.starts(with: "eq:".unicodeScalars) && scalars.count > 3
      && scalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_:.".unicodeScalars.contains($0)
      }
    return isLabel ? text.part(String(scalars: scalars.dropFirst(3)), offset: 3) : nil
  }
}

extension FormulaSource {
  /// Takes the formula out of a paragraph. From its second line on, block quote markers (`>`) are replaced by spaces.
  ///
  /// - Parameters:
  ///   - line: The line in which the piece begins: its number in the notebook, and the index in `text` where it starts.
  ///   - column: The column of the notebook at which each line of `text` begins.
  init(
    in text: [Unicode.Scalar], _ range: Range<Int>, line: (number: Int, start: Int, isInTable: Bool), column: Int,
    isInTable: Bool, of source: NotebookSource
  ) {
    let head = text[line.start..<range.lowerBound].prefix(Self.longestHead)
    let quotes = head.prefix { $0 == " " || $0 == ">" }.count { $0 == ">" }
    var scalars = Array(text[range])
    var starts = [Start(line: line.number, column: column + range.lowerBound - line.start)]
    for (index, scalar) in scalars.enumerated() where scalar == "\n" {
      starts.append(Start(line: line.number + starts.count, column: column))
      Self.blankQuotes(&scalars, from: index + 1, atMost: quotes)
    }
    // GitHub needs `|` escaped as `\|` in table cells. A space replaces the backslash, so that columns stay the same.
    if isInTable {
      for index in scalars.indices.dropLast() where scalars[index] == "\\" && scalars[index + 1] == "|" {
        // In `\\|` one backslash escapes the pipe; the other belongs to the TeX command `\|` and stays.
        let isCommand = index > 0 && scalars[index - 1] == "\\"
        scalars[isCommand ? index - 1 : index] = " "
      }
    }
    self.init(String(scalars: scalars), starts: starts, of: source)
  }

  /// The most scalars before a formula in which `>` markers are counted. The nesting limit keeps them shorter.
  private static let longestHead = 1_000

  private static func blankQuotes(_ scalars: inout [Unicode.Scalar], from start: Int, atMost most: Int) {
    var (index, count) = (start, 0)
    while index < scalars.count, scalars[index] == " " || scalars[index] == ">" && count < most {
      if scalars[index] == ">" { count += 1 }
      scalars[index] = " "
      index += 1
    }
  }
}
