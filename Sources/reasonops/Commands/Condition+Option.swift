import Analysis
import Basics

extension Condition {
  /// The value of `--where`. Its mistakes are mistakes in the command line.
  ///
  /// - Parameter columns: the columns that it may use; nil if they are not known yet.
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
