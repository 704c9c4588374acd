import Basics
import Documents

/// Raw HTML in a text.
extension TextPreparer {
  /// The place of the text that is being prepared: its file, and the lines of its parsed form.
  struct Place {
    let source: NotebookSource
    let lines: [Int]
    var line: Int
    /// The index among all footnotes of each footnote that the Markdown parser has numbered from 1.
    let footnotes: [Int]
    var isNested = false

    func line(ofParsed line: Int) -> Int {
      lines.indices.contains(line - 1) ? lines[line - 1] : self.line
    }

    var nested: Place {
      var place = self
      place.isNested = true
      return place
    }

    var location: SourceLocation { source.text(line: line).location() }

    /// Returns the place where a text first occurs in the file, from the line of the block on.
    func location(of sign: String) -> SourceLocation {
      for (index, text) in source.lines.enumerated().dropFirst(line - 1) {
        guard let range = text.firstRange(of: sign) else { continue }
        return source.text(line: index + 1, column: text.unicodeScalars[..<range.lowerBound].count + 1).location()
      }
      return location
    }
  }

  func add(html: String, to folder: inout InlineFolder, _ place: Place) {
    if html.isHTMLComment { return refuseDirective(html, place) }
    guard isAllowed(place) else { return }
    if let tag = AllowedHTML(html) { return folder.add(tag, written: html) }
    problems.report(
      "'\(html)' cannot be shown in every format",
      hint: "write it as Markdown; allowed: \(AllowedHTML.names.joined(separator: ", "))", at: place.location)
  }

  /// Reports a directive in the middle of a line, where it would be a plain comment.
  private func refuseDirective(_ html: String, _ place: Place) {
    guard let directive = Directive(html, line: place.line, source: place.source) else { return }
    problems.report(
      "the directive '\(directive.name)' inside a line of text", hint: "write it on a line of its own",
      at: place.location(of: html.trimmingSpaces))
  }

  /// Prepares a block of HTML. A comment is kept as it is, because it may be a directive.
  mutating func prepared(html: String, _ place: Place) -> [NotebookBlock] {
    let html = scanner.placeholders.restored(html)
    if let first = html.firstOfSeveral, Directive(first, line: place.line, source: place.source) != nil {
      refuseDirective(first, place)
      return []
    }
    if html.isHTMLComment {
      if place.isNested, Directive(html, line: place.line, source: place.source) != nil {
        problems.report(
          "a directive inside a list or quotation", hint: "write the directive at the left margin", at: place.location)
      }
      return place.isNested ? [] : [.html(html)]
    }
    guard isAllowed(place) else { return [] }
    let reader = HTMLBlockReader(html) { text in
      guard case .paragraph(let content)? = blocks(of: place.source.text(text, line: place.line)).first?.value else {
        return []
      }
      return content
    }
    for problem in reader.problems { problems.report(problem.message, hint: problem.hint, at: place.location) }
    return reader.blocks
  }

  func isAllowed(_ place: Place) -> Bool {
    if !allowsHTML {
      problems.report(
        "raw HTML in the notebook", hint: "write it as Markdown, or allow it with --allow-html", at: place.location)
    }
    return allowsHTML
  }
}
