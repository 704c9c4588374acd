import Basics

/// What is wrong, where, and what to do about it, for a person to read.
public struct ReasonopsError: Error, Sendable, CustomStringConvertible {
  /// What is wrong.
  public let message: String
  /// What to do about it.
  public let hint: String?
  /// Where it is, if it is in a file or a text; they count from 1, the column in Unicode scalars.
  public let file: String?
  public let line: Int?
  public let column: Int?
  /// All of it, as the program prints it.
  public let description: String

  package init(_ diagnostic: Diagnostic, description: String? = nil) {
    message = diagnostic.message
    hint = diagnostic.hint
    file = diagnostic.location?.file
    line = diagnostic.location?.line
    column = diagnostic.location?.column
    self.description = description ?? diagnostic.description
  }

  package init(_ message: String, hint: String? = nil) {
    self.init(Diagnostic(.badData, message, hint: hint))
  }

  /// What some work throws, as this type. Of several mistakes the first has the fields, and all are in the description.
  package static func catching<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let diagnostic as Diagnostic {
      throw ReasonopsError(diagnostic)
    } catch let list as DiagnosticList {
      guard let first = list.diagnostics.first else { throw ReasonopsError("\(list)") }
      throw ReasonopsError(first, description: "\(list)")
    }
  }
}
