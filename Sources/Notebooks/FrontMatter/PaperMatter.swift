import Basics
import Documents

/// What the front matter says about a paper besides its text.
struct PaperMatter: Sendable {
  private(set) var authors: [Author] = []
  private(set) var keywords: [String] = []
  /// True if the document has a table of contents; nil if the notebook does not say.
  private(set) var hasContents: Bool?
  private(set) var numbersLines = false
  /// The language of the document; nil if the notebook names none.
  private(set) var language: DocumentLanguage?
  private(set) var header: SourceText?
  private(set) var footer: SourceText?

  static let fields = [
    OptionField("authors", .oneOrMore(.either(.text, .mapping(authorFields))), "Who wrote it."),
    OptionField("keywords", .oneOrMore(.text), "Words to find it by."),
    OptionField("toc", .flag, "Whether it begins with a list of its sections."),
    OptionField("line_numbers", .flag, "Whether the lines of its pages are numbered, for reviewers."),
    OptionField("lang", .names(of: DocumentLanguage.all), "The language that it is written in."),
    OptionField("header", .text.with("maxLength", .wholeNumber(longest)), "Stands at the head of every page."),
    OptionField("footer", .text.with("maxLength", .wholeNumber(longest)), "Stands at the foot of every page."),
  ]
  static let authorFields = [
    OptionField("name", .text, "As it is printed.", isRequired: true),
    OptionField("affiliation", .oneOrMore(.text), "Where the author works."),
    OptionField(
      "orcid",
      .text(matching: "(https://orcid.org/)?[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]").with("type", .text("string")),
      "Such as 0000-0002-1825-0097."),
    OptionField("email", .text(matching: "[^@]+@[^@]+").with("type", .text("string")), "Such as name@example.org."),
  ]
  static let authorKeys = authorFields.names
  /// The most characters of a header or footer. Both stand on every page.
  private static let longest = 200

  init() {}

  init(_ reader: OptionReader) {
    authors = reader.elements("authors", allowed: Self.authorKeys, what: "key of an author").compactMap { element in
      switch element {
      case .text(let name): name.text.isEmpty ? nil : Author(name.text)
      case .mapping(let options): Author(options)
      }
    }
    keywords = reader.list("keywords").map(\.text).filter { !$0.isEmpty }
    hasContents = reader.flag("toc")
    numbersLines = reader.flag("line_numbers") ?? false
    language = reader.entry("lang", of: DocumentLanguage.all)
    header = Self.running("header", reader)
    footer = Self.running("footer", reader)
  }

  private static func running(_ key: String, _ reader: OptionReader) -> SourceText? {
    guard let text = reader.text(key) else { return nil }
    guard text.text.count <= longest else {
      reader.problems.report(
        "'\(key)' has more than \(longest) characters", hint: "it stands on every page: write a few words",
        at: text.location())
      return nil
    }
    return text
  }
}

extension Author {
  /// Reads `{name: Ada Lovelace, affiliation: [University of A], orcid: 0000-0002-1825-0097, email: ada@example.org}`.
  fileprivate init?(_ options: OptionReader) {
    guard let place = options.keys.first, let name = options.required("name", in: place) else { return nil }
    self.init(name.text, affiliations: options.list("affiliation").map(\.text))
    if let text = options.text("orcid") {
      orcid = ORCID(text.text)?.address
      if orcid == nil {
        options.problems.report(
          "'\(text.text)' is no ORCID", hint: "write its sixteen digits: 0000-0002-1825-0097", at: text.location())
      }
    }
    if let text = options.text("email") {
      email = Self.isEmail(text.text) ? text.text : nil
      if email == nil {
        options.problems.report(
          "'\(text.text)' is no address for mail", hint: "write name@example.org", at: text.location())
      }
    }
  }

  private static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && Address("mailto:\(text)")?.text == "mailto:\(text)"
  }
}
