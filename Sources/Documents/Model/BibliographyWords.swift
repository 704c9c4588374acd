/// The words that a list of references adds to the fields of works, in one language. They follow the conventions of
/// the packages babelbib and biblatex.
package struct BibliographyWords: Sendable {
  /// The words behind the names of one editor and of several.
  package let editor, editors: String
  /// The mark for further names.
  package let others: String
  /// True if a comma stands before the last of three or more names.
  package let hasSerialComma: Bool
  /// The word before a book that contains a work, at the start of a sentence.
  package let host: String
  package let volume, number, page, pages, chapter, edition: String
  /// The words between a volume and its series, and between a number and its series.
  package let ofSeries, inSeries: String
  /// The kinds of work, by their names in BibLaTeX: `phdthesis`.
  package let kinds: [String: String]
  /// The mark for a missing year.
  package let noDate: String
  /// The words before the date of the last visit and before a version.
  package let visited, version: String
  /// Returns an ordinal number, such as `2nd`.
  package let ordinal: @Sendable (Int) -> String

  init(
    editors: (one: String, many: String), others: String = "et al.", hasSerialComma: Bool = false, host: String,
    parts: (volume: String, number: String), pages: (one: String, many: String), chapter: String, edition: String,
    series: (of: String, in: String), kinds: [String: String], noDate: String, visited: String, version: String,
    ordinal: @escaping @Sendable (Int) -> String
  ) {
    (editor, self.editors, self.others, self.hasSerialComma) = (editors.one, editors.many, others, hasSerialComma)
    (self.host, volume, number, page, self.pages) = (host, parts.volume, parts.number, pages.one, pages.many)
    (self.chapter, self.edition, ofSeries, inSeries) = (chapter, edition, series.of, series.in)
    (self.kinds, self.noDate, self.visited, self.version) = (kinds, noDate, visited, version)
    self.ordinal = ordinal
  }

  /// Returns the names of the six kinds of work that have a word in each language, in this order.
  fileprivate static func kinds(
    _ phd: String, _ master: String, _ thesis: String, _ technical: String, _ research: String, _ patent: String
  ) -> [String: String] {
    [
      "phdthesis": phd, "mathesis": master, "thesis": thesis, "techreport": technical, "resreport": research,
      "patent": patent,
    ]
  }
}

extension BibliographyWords {
  static let english = BibliographyWords(
    editors: ("editor", "editors"), hasSerialComma: true, host: "In", parts: ("volume", "number"),
    pages: ("page", "pages"), chapter: "chapter", edition: "edition", series: ("of", "in"),
    kinds: kinds("PhD thesis", "Master’s thesis", "Thesis", "Technical report", "Research report", "Patent"),
    noDate: "n.d.", visited: "visited on", version: "version"
  ) { number in
    let isTeen = (11...13).contains(number % 100)
    return "\(number)" + (isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th")
  }

  static let german = BibliographyWords(
    editors: ("Hrsg.", "Hrsg."), host: "In", parts: ("Band", "Nummer"), pages: ("Seite", "Seiten"),
    chapter: "Kapitel", edition: "Auflage", series: ("der Reihe", "in"),
    kinds: kinds(
      "Dissertation", "Masterarbeit", "Abschlussarbeit", "Technischer Bericht", "Forschungsbericht", "Patent"),
    noDate: "o. D.", visited: "besucht am", version: "Version"
  ) { "\($0)." }

  static let french = BibliographyWords(
    editors: ("éd.", "éd."), host: "Dans", parts: ("volume", "numéro"), pages: ("page", "pages"),
    chapter: "chapitre", edition: "édition", series: ("de", "dans"),
    kinds: kinds(
      "Thèse de doctorat", "Mémoire de master", "Thèse", "Rapport technique", "Rapport de recherche", "Brevet"),
    noDate: "s. d.", visited: "visité le", version: "version"
  ) { $0 == 1 ? "1re" : "\($0)e" }

  static let spanish = BibliographyWords(
    editors: ("ed.", "eds."), host: "En", parts: ("volumen", "número"), pages: ("página", "páginas"),
    chapter: "capítulo", edition: "edición", series: ("de", "en"),
    kinds: kinds(
      "Tesis doctoral", "Tesis de máster", "Tesis", "Informe técnico", "Informe de investigación", "Patente"),
    noDate: "s. f.", visited: "visitado el", version: "versión"
  ) { "\($0).ª" }

  static let italian = BibliographyWords(
    editors: ("a cura di", "a cura di"), host: "In", parts: ("volume", "numero"), pages: ("pagina", "pagine"),
    chapter: "capitolo", edition: "edizione", series: ("di", "in"),
    kinds: kinds(
      "Tesi di dottorato", "Tesi di laurea magistrale", "Tesi", "Rapporto tecnico", "Rapporto di ricerca", "Brevetto"),
    noDate: "s. d.", visited: "visitato il", version: "versione"
  ) { "\($0)ª" }

  static let portuguese = BibliographyWords(
    editors: ("ed.", "eds."), host: "Em", parts: ("volume", "número"), pages: ("página", "páginas"),
    chapter: "capítulo", edition: "edição", series: ("de", "em"),
    kinds: kinds(
      "Tese de doutoramento", "Dissertação de mestrado", "Tese", "Relatório técnico", "Relatório de investigação",
      "Patente"),
    noDate: "s. d.", visited: "visitado em", version: "versão"
  ) { "\($0).ª" }

  static let dutch = BibliographyWords(
    editors: ("red.", "red."), host: "In", parts: ("deel", "nummer"), pages: ("pagina", "pagina’s"),
    chapter: "hoofdstuk", edition: "druk", series: ("van", "in"),
    kinds: kinds(
      "Proefschrift", "Masterscriptie", "Scriptie", "Technisch rapport", "Onderzoeksrapport", "Octrooi"),
    noDate: "z. d.", visited: "bezocht op", version: "versie"
  ) { "\($0)e" }
}
