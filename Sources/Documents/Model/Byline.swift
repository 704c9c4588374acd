import Basics

/// The authors of a document as running text, the same in every format: names, affiliations and addresses.
///
/// Affiliations are numbered in the order of the authors, and authors with the same affiliation share its number. If
/// all authors have the same single affiliation, there are no numbers.
package struct Byline: Sendable, Equatable {
  /// The name of each author, with the numbers of affiliations and a link to ORCID.
  package let names: [[Inline]]
  /// One line for each affiliation.
  package let affiliations: [[Inline]]
  /// A line with the authors' e-mail addresses. Empty if no author gives one.
  package let correspondence: [Inline]

  package init(_ authors: [Author], in language: DocumentLanguage) {
    let places = authors.flatMap(\.affiliations).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let isShared = places.count == 1 && authors.allSatisfy { !$0.affiliations.isEmpty }
    names = authors.map { author in
      let marks = author.affiliations.compactMap(places.firstIndex).map { "\($0 + 1)" }.joined(separator: ",")
      return [.text(author.name)] + (isShared || marks.isEmpty ? [] : [.raised(marks)]) + Self.sign(author)
    }
    affiliations = places.enumerated().map { index, place in
      (isShared ? [] : [.raised("\(index + 1)")]) + [.text(place)]
    }
    correspondence = Self.correspondence(authors, language.correspondence)
  }

  /// All names, separated by commas.
  package var line: [Inline] {
    Array(names.enumerated().map { index, name in (index == 0 ? [] : [.text(", ")]) + name }.joined())
  }

  /// True if there is more than plain names.
  package var isDetailed: Bool {
    !affiliations.isEmpty || !correspondence.isEmpty || names.contains { $0.count > 1 }
  }

  /// Returns the link to an author's ORCID record, or nothing.
  private static func sign(_ author: Author) -> [Inline] {
    author.orcid.map { [.text("\u{A0}"), .link([.raised("iD")], to: .url($0))] } ?? []
  }

  /// Returns the line with the e-mail addresses. Each follows its author's name, unless there is only one author.
  private static func correspondence(_ authors: [Author], _ word: String) -> [Inline] {
    let reachable = authors.compactMap { author in author.email.map { (author.name, $0) } }
    guard !reachable.isEmpty else { return [] }
    let parts = reachable.map { name, email -> [Inline] in
      (authors.count == 1 ? [] : [.text("\(name), ")]) + Inline.linked([.text(email)], to: "mailto:\(email)")
    }
    return [.text("\(word): ")] + parts.enumerated().flatMap { $0 == 0 ? $1 : [.text("; ")] + $1 }
  }
}

extension Inline {
  fileprivate static func raised(_ text: String) -> Inline { .span(.superscripted, [.text(text)]) }
}
