import Basics
import Graphics
import Notebooks
import Typesetting

extension ReportRequest {
  /// Returns the request, completed by the notebook's settings where the command line says nothing.
  ///
  /// - Throws: `badData` for an unknown format, paper or standard, at its place in the notebook.
  func completed(by defaults: RenderDefaults) throws(Diagnostic) -> ReportRequest {
    var request = self
    if formats == nil {
      let named = try Self.placed(defaults.format) { list throws(Diagnostic) in try DocumentFormat.named(in: list) }
      request.formats = named ?? DocumentFormat.usual
    }
    if paper == nil {
      request.paper = try Self.placed(defaults.paper) { name throws(Diagnostic) in
        try Paper.allCases.named(name, what: "paper")
      }
    }
    if standards == nil {
      request.standards = try Self.placed(defaults.standards) { list throws(Diagnostic) in
        try PDFStandard.named(in: list)
      }
    }
    request.hasLinks = hasLinks ?? defaults.hasLinks
    request.columns = columns ?? defaults.columns
    request.isInteractive = isInteractive ?? defaults.isInteractive
    request.options.venue = options.venue ?? defaults.venue
    return request
  }

  private static func placed<Value>(
    _ text: SourceText?, _ value: (String) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value? {
    guard let text else { return nil }
    do throws(Diagnostic) {
      return try value(text.text)
    } catch {
      var mistake = error
      mistake.kind = .badData
      throw text.place(mistake)
    }
  }

  /// The page style for the paper and the number of columns.
  var pageStyle: PageStyle {
    let style = (paper ?? .a4).style
    return columns == 2 ? style.inTwoColumns : style
  }
}
