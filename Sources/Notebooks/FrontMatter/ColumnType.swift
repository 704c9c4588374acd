import Basics
import Tables

extension FrontMatter {
  /// The declared type of a column, for fields that do not show it by themselves.
  package enum ColumnType: Sendable {
    case number
    case text
    /// Dates in the given pattern, such as `date(%m/%d/%Y)`.
    case date(DatePattern)

    /// Reads a type. Reports an unknown type and returns nil.
    init?(_ text: SourceText, problems: ProblemList) {
      switch text.text {
      case "number": self = .number
      case "text": self = .text
      case let word where word.hasPrefix("date(") && word.hasSuffix(")"):
        let pattern = problems.attempt { () throws(Diagnostic) in
          do throws(Diagnostic) {
            return try DatePattern(String(word.dropFirst(5).dropLast()))
          } catch {
            throw text.place(error)
          }
        }
        guard let pattern else { return nil }
        self = .date(pattern)
      default:
        problems.report(
          .unknownName(
            text.text, what: "type of a column", valid: ["number", "text", "date(%Y-%m-%d)"], kind: .badData,
            at: text.location()))
        return nil
      }
    }
  }
}

extension CSVReader {
  /// Reads the fields of a column as the declared type, whatever they look like.
  package mutating func declare(_ column: String, _ type: FrontMatter.ColumnType) {
    numeric.remove(column)
    textual.remove(column)
    switch type {
    case .number: numeric.insert(column)
    case .text: textual.insert(column)
    case .date(let pattern): dates[column] = pattern
    }
  }
}
