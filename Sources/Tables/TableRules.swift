import Basics

/// The oddities that any table can have, whatever its columns mean.
package enum TableRules {
  package static let all: [LintRule] = [repeatedRows, infinite, mixedTypes, oddForms, similarTexts]

  static let repeatedRows = LintRule("repeated_row", "rows that are equal in every column", withoutKey: true) { table in
    var firstOf: [UInt64: [Int]] = [:]
    let hashes = table.rowHashes
    return (0..<table.rowCount).compactMap { row in
      let same = firstOf[hashes[row], default: []].first { table.rowsAreEqual($0, row) }
      guard let same else {
        firstOf[hashes[row], default: []].append(row)
        return nil
      }
      return (row, "the same values as in \(table.place(ofRow: same))")
    }
  }

  static let infinite = LintRule("infinite", "numbers that are infinite") { table in
    table.columns.flatMap { column -> [(row: Int, message: String)] in
      guard case .number(let numbers) = column.values else { return [] }
      return numbers.indices.filter { numbers[$0].isInfinite }.map { ($0, "'\(column.name)' is \(numbers[$0])") }
    }
  }

  static let mixedTypes = LintRule("mixed_types", "columns that hold numbers and texts") { table in
    table.textColumns.flatMap { column -> [(row: Int, message: String)] in
      let isMissing = MissingTokens(TableFormat()).contain
      let said = column.values.filter { !isMissing($0.text) }
      let (numbers, texts) = said.divided { NumberParser.number(in: $0.text) != nil }
      guard !numbers.isEmpty, !texts.isEmpty else { return [] }
      let (numberRows, textRows) = (numbers.rowCount, texts.rowCount)
      return numberRows < textRows
        ? numbers.map {
          $0.finding("in '\(column.name)' is a number, and \(textRows.counted("field is", "fields are")) none")
        }
        : texts.map {
          $0.finding("in '\(column.name)' is no number, and \(numberRows.counted("field is", "fields are"))")
        }
    }
  }

  /// Finds texts whose form differs from that of at least 95% of their column.
  static let oddForms = LintRule("odd_form", "texts that are written otherwise than the rest of their column") {
    table in
    table.textColumns.flatMap { column -> [(row: Int, message: String)] in
      // `mixedTypes` already reports numbers among texts.
      guard !column.values.contains(where: { NumberParser.number(in: $0.text) != nil }) else { return [] }
      let forms = Dictionary(grouping: column.values) { TextForm.of($0.text) }
      guard let usual = forms.max(by: { ($0.value.rowCount, $1.key) < ($1.value.rowCount, $0.key) }),
        usual.value.rowCount < column.values.rowCount, 20 * usual.value.rowCount >= 19 * column.values.rowCount
      else { return [] }
      return column.values.filter { TextForm.of($0.text) != usual.key }.map {
        $0.finding("in '\(column.name)' is written otherwise than '\(usual.value[0].text)' and the others")
      }
    }
  }

  /// The largest number of different texts that are compared. A column with more probably has a name for each row.
  private static let mostCompared = 10_000

  static let similarTexts = LintRule("similar_text", "texts that may mean the same") { table in
    table.textColumns.filter { $0.values.count <= mostCompared }.flatMap { column -> [(row: Int, message: String)] in
      let groups = Dictionary(grouping: column.values) { TextForm.meaning(of: $0.text) }
      return groups.values.filter { $0.count > 1 }.flatMap { group -> [(row: Int, message: String)] in
        guard let usual = group.max(by: { ($0.rows, $1.first) < ($1.rows, $0.first) }) else { return [] }
        return group.filter { $0.text != usual.text }.map {
          $0.finding("in '\(column.name)' may mean '\(usual.text)', as \(usual.rows.counted("row")) have it")
        }
      }.sorted { $0.row < $1.row }
    }
  }
}

/// The form of a text, regardless of its content.
enum TextForm {
  /// Returns the form: `9-9-9` for `2024-01-31`, `a_9` for `dense_2`.
  static func of(_ text: String) -> String {
    var form = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let kind: Unicode.Scalar =
        scalar.properties.numericType != nil ? "9" : scalar.properties.isAlphabetic ? "a" : scalar
      if form.last != kind { form.append(kind) }
    }
    return String(form)
  }

  /// Returns the same key for texts that differ only in case, in outer blanks, or in what joins their words. `-1` and
  /// `1` have different keys.
  static func meaning(of text: String) -> String {
    let words = text.lowercased().trimmingSpaces.unicodeScalars.split(omittingEmptySubsequences: false) {
      $0.properties.isWhitespace || $0 == "_" || $0 == "-"
    }
    return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }
}
