import Basics

/// An error with a message for the user, its location, and advice.
public struct ReasonopsError: Error, Sendable, CustomStringConvertible {
  /// A description of what is wrong.
  public let message: String
  /// Advice on what to do; nil if there is none.
  public let hint: String?
  /// The name of the file; nil if the error is not in a file or text.
  public let file: String?
  /// The line, from 1; nil if unknown.
  public let line: Int?
  /// The column in the line, from 1; nil if unknown.
  public let column: Int?
  /// The whole error, as the program prints it.
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

  /// Calls a function and rethrows its errors as this type. Of several errors, the first one sets the fields, and the
  /// description has all of them.
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
