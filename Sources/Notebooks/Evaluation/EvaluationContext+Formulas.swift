import Analysis
import Basics
import Formulas
import Tables

extension EvaluationContext {
  /// The text with its formulas marked. One with a mistake stays as it is, and is reported where it was written.
  ///
  /// - Parameter what: whose text it is, where that is nowhere in the notebook: `a value of 'label'`.
  func marked(_ text: String, what: String? = nil) -> String {
    do throws(FormulaMarking.Mistake) {
      return try FormulaMarking(macros: frontMatter.macros).marked(text)
    } catch {
      var diagnostic = error.error.diagnostic
      diagnostic.location = notebook.location(of: error.formula, offset: error.error.position)
      if diagnostic.location == nil, let what { diagnostic.message += ", in \(what)" }
      problems.report(diagnostic)
      return text
    }
  }

  /// The table with the formulas of the columns that the head lists under `math` marked.
  func marked(_ table: Table) -> Table {
    let names = frontMatter.formulaColumns
    guard !names.isEmpty else { return table }
    return Table(
      table.columns.map { column in
        guard names.contains(column.name), case .text(let codes, let categories) = column.values else { return column }
        return Column(
          column.name, codes: codes, categories: categories.map { marked($0, what: "a value of '\(column.name)'") })
      }, origin: table.origin)
  }

  /// Whether an expression names a column that the head lists under `math`: a value of it has formulas.
  func holdsFormulas(_ expression: Expression) -> Bool {
    guard !frontMatter.formulaColumns.isEmpty else { return false }
    let words = expression.text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    return words.contains(where: frontMatter.formulaColumns.contains)
  }

  /// Values of columns, marked where the columns hold formulas.
  func marked(_ values: [String], of columns: [String]) -> [String] {
    frontMatter.formulaColumns.isDisjoint(with: columns) ? values : values.map { marked($0) }
  }
}

extension Notebook {
  /// Where a formula is written first, so many characters behind its dollar.
  fileprivate func location(of formula: String, offset: Int) -> SourceLocation? {
    for file in files {
      for (index, line) in file.lines.enumerated() {
        guard let range = line.firstRange(of: "$\(formula)$") else { continue }
        let column = line.unicodeScalars.distance(from: line.startIndex, to: range.lowerBound) + 2
        return file.text(line: index + 1, column: column + offset).location()
      }
    }
    return nil
  }
}
