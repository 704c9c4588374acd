import Basics

/// A standard that a PDF says it conforms to. Tagged files conform to all of them, whether they say so or not.
package enum PDFStandard: String, CaseIterable, Named, Sendable {
  /// For readers who do not see the file (ISO 14289-1).
  case accessible = "ua-1"
  /// To be kept for long (ISO 19005-2). Viewers such as Acrobat open a file that says so for reading only.
  case archived = "a-2a"

  package var name: String { rawValue }

  /// The words that `--pdf-standard` takes.
  package static var words: [String] { allCases.map(\.name) + [noneOfThem] }

  private static let noneOfThem = "none"

  /// The standards that a list such as `ua-1,a-2a` names, or none for `none`.
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
