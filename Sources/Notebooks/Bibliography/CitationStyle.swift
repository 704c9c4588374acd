import Basics
import Documents

/// A style for citations and for the list of references.
package struct CitationStyle: Named, Sendable {
  package let name: String
  package let summary: String
  /// How citations refer to works: by numbers, by names and years, or by labels.
  let calls: WorkList.Calls
  /// True if each work in the list begins with its label. Numbered lists show the number by themselves.
  let listsLabels: Bool
  /// True if readers find works by names and year. The list then shows the year's letter, and `key` for missing names.
  let datesHaveLetters: Bool
  let makeLabels: @Sendable ([String], [String: CitedName]) -> CitationLabels
  let cite: @Sendable (Citation) -> [Inline]

  package static let all: [CitationStyle] = [numeric, authorYear, alphabetic]

  /// BibTeX's `unsrt` style: the references of `plain`, in the order of their first citation.
  static let numeric = CitationStyle(
    name: "numeric", summary: "[1], numbered in the order of the citations", calls: .numbers, listsLabels: false,
    datesHaveLetters: false,
    makeLabels: { keys, _ in CitationLabels(counting: keys) }, cite: \.inBrackets)

  /// The `plainnat` style of the natbib package.
  static let authorYear = CitationStyle(
    name: "author-year", summary: "(Knuth and Plass, 1981), sorted by authors and year", calls: .namesAndYears,
    listsLabels: false, datesHaveLetters: true,
    makeLabels: { _, names in
      CitationLabels(
        names, base: { "\($0.short ?? "")(\($0.year)" }, shown: \.writtenYear,
        first: { [SortKey.of($0.short ?? ""), $0.sortedNames(year: $0.year), $0.year] },
        order: { [$0.sortedNames(year: $0.year), $0.year] })
    }, cite: \.inParentheses)

  /// BibTeX's `alpha` style.
  static let alphabetic = CitationStyle(
    name: "alphabetic", summary: "[KP81], sorted by these labels", calls: .labels, listsLabels: true,
    datesHaveLetters: false,
    makeLabels: { _, names in
      CitationLabels(
        names, base: { SortKey.of($0.initials + $0.year.suffix(4)) },
        shown: { $0.initials + $0.year.suffix(2) }, first: \.alphabeticOrder, order: \.alphabeticOrder)
    }, cite: \.inBrackets)
}

extension CitedName {
  fileprivate var alphabeticOrder: [String] {
    [SortKey.of(initials + year.suffix(4)), sortedNames(), SortKey.of(year), sortedTitle]
  }
}

/// A citation with the labels and links of its works, which a style turns into text.
struct Citation {
  struct Work {
    var work: CitedWork
    var label: String
    /// The name that the citation shows; nil if no author is known.
    var name: String?
    var anchor: String

    fileprivate func link(_ text: String) -> Inline { .link([.text(text)], to: .anchor(anchor)) }
    fileprivate var before: [Inline] { work.prefix.isEmpty ? [] : [.text(work.prefix + " ")] }
    fileprivate var behind: [Inline] { work.locator.isEmpty ? [] : [.text(", " + work.locator)] }
  }

  var works: [Work]
  /// True for `@key`, which names the author of the first work in the sentence.
  var isInText: Bool

  /// The citation as `[1, 3]`, `[see KP81, p. 3; Doe20]` or `Knuth and Plass [1]`.
  var inBrackets: [Inline] {
    let isPlain = works.allSatisfy { $0.work.prefix.isEmpty && $0.work.locator.isEmpty }
    let items = works.map { $0.before + [$0.link($0.label)] + $0.behind }
    let name = isInText ? works.first?.name.map { $0 + " " } ?? "" : ""
    return [.text(name + "[")] + Array(items.joined(separator: [.text(isPlain ? ",\u{A0}" : "; ")])) + [.text("]")]
  }

  /// `(Knuth and Plass, 1981; Doe, 2020)`, `(see Knuth, 1984, p. 3)` or `Knuth (1984)`. Without a name, the year alone.
  var inParentheses: [Inline] {
    if isInText, let first = works.first {
      let name: [Inline] = first.name.map { [first.link($0)] } ?? []
      return name + [.text(name.isEmpty ? "(" : " (")] + [first.link(first.label)] + first.behind + [.text(")")]
    }
    let items = works.map { work in
      let name = work.work.isBare ? nil : work.name
      return work.before + [
        work.link([name, work.label].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", "))
      ]
        + work.behind
    }
    return [.text("(")] + Array(items.joined(separator: [.text("; ")])) + [.text(")")]
  }
}
