import Basics
import Documents

/// A work as it stands in the list of references: `A. Author and B. Author. Title. In *Proceedings*, volume 3, pages 1–9,
/// Publisher, 2018. doi:10.1000/1.`
struct ReferenceText {
  let entry: BibliographyEntry
  private let macros: [String: TeXMacro]
  private var result: [Inline] = []
  private(set) var problems: [Diagnostic] = []

  init(_ entry: BibliographyEntry, macros: [String: TeXMacro]) {
    self.entry = entry
    self.macros = macros
  }

  /// Finds the problems, too.
  mutating func inlines() -> [Inline] {
    if entry.field("author") != nil { sentence(names("author")) } else { sentence(editors) }
    sentence(title)
    sentence(joined(container + origin))
    sentence(text("note"))
    sentence(text("annotation"))
    sentence(identifiers)
    if result.isEmpty { result = [.text(entry.key.text + ".")] }
    return result
  }

  // MARK: Parts

  /// With its subtitle, and a link where there is an address.
  private var title: [Inline] {
    mutating get {
      var content = text("title")
      let subtitle = text("subtitle")
      if !subtitle.isEmpty { content += [.text(": ")] + subtitle }
      if content.isEmpty { return [] }
      if let address, !content.hasLink { content = Inline.linked(content, to: address) }
      let details = [edition, named("version", "version ")].filter { !$0.isEmpty }
      return details.reduce(content) { $0 + [.text(", ")] + $1 }
    }
  }

  private var edition: [Inline] {
    mutating get {
      let edition = text("edition")
      if edition.isEmpty || edition.plainText.lowercased().contains("edition") { return edition }
      return edition + [.text(" edition")]
    }
  }

  /// The journal or book that it is in, with volume, number and pages.
  private var container: [[Inline]] {
    mutating get {
      let journal = text("journal")
      let book = text("booktitle")
      var parts: [[Inline]] = []
      if !journal.isEmpty {
        parts.append([.emphasis(journal)] + issue)
      } else {
        if !book.isEmpty {
          let prefix = entry.field("author") == nil ? [] : editors
          parts.append([.text("In ")] + (prefix.isEmpty ? [] : prefix + [.text(", ")]) + [.emphasis(book)])
        } else if entry.field("author") != nil {
          parts.append(editors)
        }
        parts += [named("volume", "volume "), named("number", isReport ? "" : "number "), text("series")]
      }
      let pages = text("pages").dashed
      if !pages.isEmpty {
        let isOne = pages.plainText.allSatisfy { $0.isLetter || $0.isNumber }
        parts.append([.text(isOne ? "page " : "pages ")] + pages)
      }
      return parts + [named("chapter", "chapter "), named("eid", "article ")]
    }
  }

  /// ` 12(3)` behind a journal.
  private var issue: [Inline] {
    mutating get {
      let (volume, number) = (text("volume"), text("number"))
      if volume.isEmpty, number.isEmpty { return [] }
      return [.text(" ")] + volume + (number.isEmpty ? [] : [.text("(")] + number + [.text(")")])
    }
  }

  private var isReport: Bool { ["techreport", "report", "patent"].contains(entry.kind) }

  /// Who published it, where and when.
  private var origin: [[Inline]] {
    mutating get {
      var parts = [work]
      for name in ["school", "institution", "organization", "publisher", "howpublished", "address"] {
        let part = text(name)
        if !parts.contains(part) { parts.append(part) }
      }
      let date = [text("month"), text("year")].filter { !$0.isEmpty }
      return parts + [Array(date.joined(separator: [.text(" ")]))]
    }
  }

  /// `PhD thesis`, `Technical report TR-12`.
  private var work: [Inline] {
    mutating get {
      let type = text("type")
      let name =
        switch entry.kind {
        case "phdthesis": "PhD thesis"
        case "mastersthesis": "Master’s thesis"
        case "thesis": "Thesis"
        case "techreport", "report": "Technical report"
        default: ""
        }
      let shown = type.isEmpty ? (name.isEmpty ? [] : [.text(name)]) : type
      return shown
    }
  }

  /// `doi:…`, `arXiv:…` and the address as links.
  private var identifiers: [Inline] {
    mutating get {
      var parts: [[Inline]] = []
      if let doi { parts.append(Inline.linked([.text("doi:" + doi)], to: "https://doi.org/" + doi)) }
      if let eprint {
        let archive = entry.field("archiveprefix")?.text ?? "arXiv"
        let name = "\(archive.lowercased() == "arxiv" ? "arXiv" : archive):\(eprint)"
        parts.append(
          archive.lowercased() == "arxiv"
            ? Inline.linked([.text(name)], to: "https://arxiv.org/abs/" + eprint) : [.text(name)])
      }
      if let url, !(doi.map { url.hasSuffix("doi.org/" + $0) } ?? false) {
        parts.append(Inline.linked([.text(url)], to: url))
      }
      parts += [named("isbn", "ISBN "), named("issn", "ISSN "), named("urldate", "visited on ")]
      return joined(parts)
    }
  }

  private var url: String? { entry.field("url").map { TeXReader.address($0.text) } }

  private var doi: String? {
    entry.field("doi").map { field in
      let text = TeXReader.address(field.text)
      return text.firstRange(of: "doi.org/").map { String(text[$0.upperBound...]) } ?? text
    }
  }

  private var eprint: String? { entry.field("eprint").map { TeXReader.address($0.text) } }

  private var address: String? {
    url ?? doi.map { "https://doi.org/\($0)" } ?? eprint.map { "https://arxiv.org/abs/\($0)" }
  }

  // MARK: Text

  private mutating func named(_ name: String, _ word: String) -> [Inline] {
    let content = text(name)
    return content.isEmpty || word.isEmpty ? content : [.text(word)] + content
  }

  private mutating func text(_ name: String) -> [Inline] {
    guard let field = entry.field(name) else { return [] }
    for word in field.unknownNames {
      report("'\(word)' is no name of a '@string'", "write {\(word)} for the word itself", field)
    }
    return read(field.text, field)
  }

  mutating func read(_ text: String, _ field: BibliographyEntry.WrittenField) -> [Inline] {
    var reader = TeXReader(text, macros: macros)
    let content = reader.inlines()
    for command in reader.unknown {
      report("unknown command '\(command)' in '\(field.name.text)'", "write its letters, or a simpler command", field)
    }
    return content
  }

  private mutating func report(_ message: String, _ hint: String, _ field: BibliographyEntry.WrittenField) {
    let problem = Diagnostic(.badData, message, hint: hint, at: field.name.location())
    if !problems.contains(problem) { problems.append(problem) }
  }

  private func joined(_ parts: [[Inline]]) -> [Inline] {
    Array(parts.filter { !$0.isEmpty }.joined(separator: [.text(", ")]))
  }

  /// With a full stop, unless it has an end of its own.
  private mutating func sentence(_ content: [Inline]) {
    guard !content.isEmpty else { return }
    if !result.isEmpty { result.append(.text(" ")) }
    let ends = content.plainText.last.map { ".?!".contains($0) } ?? false
    result += content + (ends ? [] : [.text(".")])
  }
}

extension [Inline] {
  /// A hyphen between pages is meant as a dash.
  fileprivate var dashed: [Inline] {
    map { if case .text(let text) = $0 { .text(text.replacing("-", with: "–")) } else { $0 } }
  }

  fileprivate var hasLink: Bool {
    contains { inline in
      switch inline {
      case .link: true
      case .emphasis(let content), .strong(let content), .span(_, let content): content.hasLink
      default: false
      }
    }
  }
}
