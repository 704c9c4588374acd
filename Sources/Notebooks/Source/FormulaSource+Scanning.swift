import Basics

/// The label of a displayed formula behind it: ` {#eq:loss}`.
enum FormulaLabel {
  /// Names are shorter.
  private static let longest = 200

  /// Between `{#` and `}`, if that is what comes next on the line.
  static func range(in text: [Unicode.Scalar], from start: Int) -> Range<Int>? {
    let open = text[start...].prefix { $0 == " " }.endIndex
    guard text[open...].starts(with: "{#".unicodeScalars) else { return nil }
    // So that a line takes no longer than it is long, however often a label begins in it.
    let name = text[(open + 2)...].prefix(longest).prefix { $0 != "}" && $0 != "\n" }
    guard name.endIndex < text.count, text[name.endIndex] == "}" else { return nil }
    return name.startIndex..<name.endIndex
  }

  /// The label in `{#eq:label}` and where it begins in that text; nil for what is none.
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
  /// A piece of a paragraph. On its further lines the marks of a quotation are none of the formula.
  ///
  /// - Parameters:
  ///   - line: the number of the line that the piece begins in, and where that line begins.
  ///   - column: the notebook's column of each line's first character.
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
    // In the cell of a table GitHub wants the pipe escaped; the blank keeps all columns where they are.
    if isInTable {
      for index in scalars.indices.dropLast() where scalars[index] == "\\" && scalars[index + 1] == "|" {
        // Two backslashes: the pipe's own, and that of the command for the double bar.
        let isCommand = index > 0 && scalars[index - 1] == "\\"
        scalars[isCommand ? index - 1 : index] = " "
      }
    }
    self.init(String(scalars: scalars), starts: starts, of: source)
  }

  /// Of the marks of quotations before a formula, which the limit of nesting keeps shorter.
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
