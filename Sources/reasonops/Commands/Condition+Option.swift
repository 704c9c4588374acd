import Analysis
import Basics

extension Condition {
  /// What stands behind `--where`: its mistakes are those of the command line.
  ///
  /// - Parameter columns: those that it may name; nil if they are not known yet.
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
