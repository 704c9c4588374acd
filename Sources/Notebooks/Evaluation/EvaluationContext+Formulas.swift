import Analysis
import Basics
import Formulas
import Tables

extension EvaluationContext {
  /// Returns the text with its formulas marked. If a formula has a mistake, reports it and returns the text unchanged.
  ///
  /// - Parameter what: The origin of the text, such as `a value of 'label'`, for messages about text outside the
  ///   notebook.
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

  /// Returns the table with the formulas marked in the columns that the front matter lists under `math`.
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

  /// Returns true if an expression names a column under `math`, so that its value can have formulas.
  func holdsFormulas(_ expression: Expression) -> Bool {
    guard !frontMatter.formulaColumns.isEmpty else { return false }
    let words = expression.text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    return words.contains(where: frontMatter.formulaColumns.contains)
  }

  /// Returns values of columns, with their formulas marked if one of the columns is under `math`.
  func marked(_ values: [String], of columns: [String]) -> [String] {
    frontMatter.formulaColumns.isDisjoint(with: columns) ? values : values.map { marked($0) }
  }
}

extension Notebook {
  /// Returns the first place of a formula in the files, `offset` scalars behind its dollar sign; nil if there is none.
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
