import Documents

/// The parts that locate a work: titles, volumes, pages.
extension ReferenceText {
  /// The title with its subtitle, in sentence case. It is a link if the work has an address.
  var title: [Inline] {
    mutating get { linked(text("title", SentenceCase.of) + subtitle("subtitle", SentenceCase.of)) }
  }

  /// Returns `title`, `booktitle` or `journal`, with the subtitle that BibLaTeX has for it.
  mutating func fullTitle(_ name: String) -> [Inline] {
    let subtitles = ["title": "subtitle", "booktitle": "booksubtitle", "journal": "journalsubtitle"]
    return text(name) + subtitle(subtitles[name] ?? "") { $0 }
  }

  private mutating func subtitle(_ name: String, _ change: (String) -> String) -> [Inline] {
    let content = text(name, change)
    return content.isEmpty ? [] : [.text(": ")] + content
  }

  func linked(_ content: [Inline]) -> [Inline] {
    guard let address, !content.isEmpty, !content.hasLink else { return content }
    return Inline.linked(content, to: address)
  }

  var host: [Inline] {
    mutating get {
      let book = fullTitle("booktitle")
      guard !book.isEmpty else { return [] }
      let editors = editors
      return [.text(words.host + " ")] + (editors.isEmpty ? [] : editors + [.text(", ")]) + [.emphasis(book)]
    }
  }

  /// The volume, number and pages of a journal: `11(2):1–9`. Without volume and number, the pages alone.
  var issue: [Inline] {
    mutating get {
      let number = text("number")
      let place = text("volume") + (number.isEmpty ? [] : [.text("(")] + number + [.text(")")])
      guard !place.isEmpty else { return pages }
      let pages = text("pages").dashed
      return place + (pages.isEmpty ? [] : [.text(":")] + pages)
    }
  }

  /// The volume: `volume 3 of *Series*`.
  var volume: [Inline] {
    mutating get {
      let volume = text("volume")
      guard !volume.isEmpty else { return [] }
      let series = text("series")
      return tied(words.volume, volume)
        + (series.isEmpty ? [] : [.text(" \(words.ofSeries) "), .emphasis(series)])
    }
  }

  /// The number: `number 3 in Series`. Empty if the work has a volume.
  var series: [Inline] {
    mutating get {
      guard entry.field("volume") == nil else { return [] }
      let (number, series) = (text("number"), text("series"))
      guard !number.isEmpty else { return series }
      return tied(inSentence(words.number), number)
        + (series.isEmpty ? [] : [.text(" \(words.inSeries) ")] + series)
    }
  }

  var pages: [Inline] {
    mutating get {
      let pages = text("pages").dashed
      guard !pages.isEmpty else { return [] }
      return tied(pages.plainText.contains { "–,+".contains($0) } ? words.pages : words.page, pages)
    }
  }

  var chapterAndPages: [Inline] {
    mutating get {
      let chapter = text("chapter")
      guard !chapter.isEmpty else { return pages }
      let kind = text("type", SentenceCase.small).plainText
      let pages = pages
      return tied(kind.isEmpty ? words.chapter : kind, chapter) + (pages.isEmpty ? [] : [.text(", ")] + pages)
    }
  }

  /// The edition: `second edition`. A plain number, as in BibLaTeX, becomes `2nd edition`.
  var edition: [Inline] {
    mutating get {
      var edition = text("edition", sentences.isInside ? SentenceCase.small : SentenceCase.of)
      guard !edition.isEmpty else { return [] }
      if let number = Int(edition.plainText) { edition = [.text(words.ordinal(number))] }
      let isNamed = ["edition", words.edition.lowercased()].contains(where: edition.plainText.lowercased().contains)
      return isNamed ? edition : edition + [.text(" " + words.edition)]
    }
  }

  /// Returns a word with a capital if it begins a sentence.
  private func inSentence(_ word: String) -> String {
    sentences.isInside ? word : word.prefix(1).uppercased() + word.dropFirst()
  }

  /// The field `type`, with BibLaTeX's keywords written out; nil if it is empty.
  var kindOfWork: [Inline]? {
    mutating get {
      let names = [
        "bathesis": "Bachelor’s thesis", "candthesis": "Candidate thesis", "software": "Computer software",
        "datacd": "Data CD", "audiocd": "Audio CD",
      ].merging(words.kinds) { $1 }
      let isThesis = entry.kind.hasSuffix("thesis")
      let content = text("type", isThesis || entry.field("number") == nil ? SentenceCase.of : { $0 })
      if content.isEmpty { return nil }
      return names[content.plainText.lowercased()].map { [.text($0)] } ?? content
    }
  }

  mutating func numbered(_ kind: [Inline]) -> [Inline] {
    let number = text("number")
    return number.isEmpty ? kind : tied(kind.plainText, number)
  }

  /// Returns a word and a number. A number of one or two characters stays on the line of the word.
  func tied(_ word: String, _ content: [Inline]) -> [Inline] {
    [.text(word + (content.plainText.count < 3 ? "\u{A0}" : " "))] + content
  }
}

extension [Inline] {
  /// The text with each run of hyphens between pages as one en dash.
  fileprivate var dashed: [Inline] {
    map { inline in
      guard case .text(let text) = inline else { return inline }
      return .text(text.split(separator: /[-–—]+/, omittingEmptySubsequences: false).joined(separator: "–"))
    }
  }

  var hasLink: Bool {
    contains { inline in
      switch inline {
      case .link: true
      case .emphasis(let content), .strong(let content), .span(_, let content): content.hasLink
      default: false
      }
    }
  }
}
