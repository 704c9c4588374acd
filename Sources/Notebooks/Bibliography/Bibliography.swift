import Basics
import Documents

/// The entries of a BibTeX file by their keys.
struct Bibliography: Sendable {
  private(set) var entries: [String: BibliographyEntry] = [:]

  init() {}

  /// What is between entries is a comment; `@string` abbreviations are put in.
  init(_ source: NotebookSource, problems: ProblemList) {
    var scanner = BibTeXScanner(source)
    while scanner.skipToEntry() {
      _ = problems.attempt { () throws(Diagnostic) in
        if let entry = try scanner.entry() { entries[entry.key] = entry }
      }
    }
  }
}

/// One cited work.
struct BibliographyEntry: Sendable {
  var key: String
  /// By name in small letters, braces and accents resolved.
  var fields: [String: String]

  /// `A. Author and B. Author. Title. Venue, 2018.` with the title as a link if there is one.
  var reference: [Inline] {
    var result: [Inline] = []
    if let authors { result.append(.text(authors + ". ")) }
    let title = fields["title"] ?? key
    let ending = title.last.map { ".?!".contains($0) } ?? false ? " " : ". "
    result += [address.map { .link([.text(title)], to: .url($0)) } ?? .text(title), .text(ending)]
    let venue = ["journal", "booktitle", "publisher", "howpublished", "school"].lazy.compactMap { fields[$0] }.first
    if let venue { result += [.emphasis([.text(venue)]), .text(fields["year"] == nil ? "." : ", ")] }
    if let year = fields["year"] { result.append(.text(year + ".")) }
    return result
  }

  private var address: String? {
    fields["url"] ?? fields["doi"].map { "https://doi.org/\($0)" }
      ?? fields["eprint"].map { "https://arxiv.org/abs/\($0)" }
  }

  /// `A. Trask, F. Hill and others`.
  private var authors: String? {
    guard let field = fields["author"] ?? fields["editor"] else { return nil }
    let names = field.separated(by: " and ").map { $0 == "others" ? "others" : Self.abbreviated($0) }
    guard let last = names.last, names.count > 1 else { return names.first }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `Trask, Andrew` and `Andrew Trask` as `A. Trask`.
  private static func abbreviated(_ name: String) -> String {
    let parts = name.split(separator: ",", maxSplits: 1).map { String($0).trimmingSpaces }
    let words = name.split(separator: " ").map(String.init)
    let last = parts.count == 2 ? parts[0] : words.last ?? name
    let first = parts.count == 2 ? parts[1].split(separator: " ").map(String.init) : Array(words.dropLast())
    return (first.compactMap { $0.first.map { "\($0)." } } + [last]).joined(separator: " ")
  }
}

extension String {
  fileprivate func separated(by separator: String) -> [String] {
    var result: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      result.append(String(rest[..<range.lowerBound]).trimmingSpaces)
      rest = rest[range.upperBound...]
    }
    return result + [String(rest).trimmingSpaces]
  }
}
