import Analysis
import Basics

extension Condition {
  /// Parses the value of `--where`. Errors in it are usage errors.
  ///
  /// - Parameters:
  ///   - text: The condition.
  ///   - columns: The columns that it may use; nil if they are not known yet.
  /// - Throws: `usage`.
  init(option text: String, columns: [String]? = nil) throws(Diagnostic) {
    do throws(Diagnostic) {
      try self.init(parsing: text, at: SourceLocation(file: "--where", column: 1, excerpt: text))
      if let columns { try checkColumns(columns) }
    } catch {
      var mistake = error
      mistake.kind = .usage
      throw mistake
    }
  }
}
