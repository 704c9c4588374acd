import Basics

/// A standard that a PDF can declare to conform to. Tagged files conform to all of them, even if they do not declare
/// it.
package enum PDFStandard: String, CaseIterable, Named, Sendable {
  /// PDF/UA, for accessibility (ISO 14289-1).
  case accessible = "ua-1"
  /// PDF/A, for archiving (ISO 19005-2). Viewers such as Acrobat open files that declare it for reading only.
  case archived = "a-2a"

  package var name: String { rawValue }

  /// The valid values of `--pdf-standard`.
  package static var words: [String] { allCases.map(\.name) + [noneOfThem] }

  private static let noneOfThem = "none"

  /// Reads a list of standards such as `ua-1,a-2a`, or `none` for an empty list.
  ///
  /// - Throws: `usage` for an unknown or missing name, and for `none` beside another name.
  package static func named(in list: String) throws(Diagnostic) -> [PDFStandard] {
    let words = list.split(separator: ",").map(String.init)
    if words == [noneOfThem] { return [] }
    var chosen: [PDFStandard] = []
    for word in words {
      guard word != noneOfThem else {
        throw Diagnostic(.usage, "'none' is given beside another standard", hint: "write none alone, or leave it out")
      }
      guard let standard = PDFStandard(rawValue: word) else {
        throw .unknownName(word, what: "PDF standard", valid: Self.words, kind: .usage)
      }
      chosen.append(standard)
    }
    guard !chosen.isEmpty else {
      throw Diagnostic(.usage, "no PDF standard is given", hint: "valid: " + Self.words.joined(separator: ", "))
    }
    return allCases.filter(chosen.contains)
  }
}
