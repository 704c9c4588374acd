import Basics
import Hyphenation

extension DocumentLanguage {
  private static let comma = Punctuation(decimal: ",", group: ".", list: "; ", percent: "%", and: "e")

  package static let english = DocumentLanguage(
    name: "en", summary: "English",
    words: Words(
      figure: ("Figure", "Figures"), table: ("Table", "Tables"),
      section: ("Section", "Sections"), equation: ("Equation", "Equations"),
      appendix: ("Appendix", "Appendices"),
      contents: "Contents", references: "References", abstract: "Abstract", keywords: "Keywords",
      footnotes: "Footnotes", report: "Report", correspondence: "Correspondence",
      totals: ["All", "Mean", "Median", "Sum", "Minimum", "Maximum"], continued: "continued", skip: "Skip to the text",
      back: "Back to the text", notes: ["Note", "Tip", "Important", "Warning", "Caution"]),
    punctuation: .english, months: UTCDate.months,
    patterns: HyphenationPatterns(["hyph_en_GB", "hyph_en_US"], package: "hyphen-en-gb", before: 2, behind: 3),
    babelName: nil, bibliography: .english
  ) { "\($0) \($1) \($2)" }

  static let german = DocumentLanguage(
    name: "de", summary: "German",
    words: Words(
      figure: ("Abbildung", "Abbildungen"), table: ("Tabelle", "Tabellen"),
      section: ("Abschnitt", "Abschnitte"), equation: ("Gleichung", "Gleichungen"),
      appendix: ("Anhang", "Anhänge"),
      contents: "Inhaltsverzeichnis", references: "Literatur", abstract: "Zusammenfassung",
      keywords: "Schlüsselwörter", footnotes: "Fußnoten", report: "Bericht", correspondence: "Kontakt",
      totals: ["Gesamt", "Mittelwert", "Median", "Summe", "Minimum", "Maximum"], continued: "Fortsetzung",
      skip: "Zum Text springen", back: "Zurück zum Text",
      notes: ["Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"]),
    punctuation: Punctuation(decimal: ",", group: ".", list: "; ", percent: "\u{A0}%", and: "und"),
    months: [
      "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
      "Dezember",
    ], patterns: HyphenationPatterns(["hyph_de_DE"], package: "hyphen-de", before: 2, behind: 2),
    babelName: "german", bibliography: .german
  ) { "\($0). \($1) \($2)" }

  static let french = DocumentLanguage(
    name: "fr", summary: "French",
    words: Words(
      figure: ("Figure", "Figures"), table: ("Tableau", "Tableaux"),
      section: ("Section", "Sections"), equation: ("Équation", "Équations"),
      appendix: ("Annexe", "Annexes"),
      contents: "Table des matières", references: "Références", abstract: "Résumé", keywords: "Mots-clés",
      footnotes: "Notes de bas de page", report: "Rapport", correspondence: "Correspondance",
      totals: ["Ensemble", "Moyenne", "Médiane", "Somme", "Minimum", "Maximum"], continued: "suite",
      skip: "Aller au texte",
      back: "Retour au texte", notes: ["Note", "Conseil", "Important", "Avertissement", "Attention"]),
    punctuation: Punctuation(decimal: ",", group: "\u{202F}", list: "; ", percent: "\u{A0}%", and: "et"),
    months: [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
      "décembre",
    ], patterns: HyphenationPatterns(["hyph_fr_FR", "hyph_fr"], package: "hyphen-fr", before: 2, behind: 3),
    babelName: "french", bibliography: .french
  ) { "\($0 == "1" ? "1er" : $0) \($1) \($2)" }

  static let spanish = DocumentLanguage(
    name: "es", summary: "Spanish",
    words: Words(
      figure: ("Figura", "Figuras"), table: ("Tabla", "Tablas"),
      section: ("Sección", "Secciones"), equation: ("Ecuación", "Ecuaciones"),
      appendix: ("Apéndice", "Apéndices"),
      contents: "Índice", references: "Referencias", abstract: "Resumen", keywords: "Palabras clave",
      footnotes: "Notas al pie", report: "Informe", correspondence: "Correspondencia",
      totals: ["Total", "Media", "Mediana", "Suma", "Mínimo", "Máximo"], continued: "continuación",
      skip: "Saltar al texto",
      back: "Volver al texto", notes: ["Nota", "Consejo", "Importante", "Advertencia", "Precaución"]),
    punctuation: Punctuation(decimal: ",", group: ".", list: "; ", percent: "\u{A0}%", and: "y"),
    months: [
      "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
      "noviembre", "diciembre",
    ], patterns: HyphenationPatterns(["hyph_es_ES", "hyph_es"], package: "hyphen-es", before: 2, behind: 2),
    babelName: "spanish", bibliography: .spanish
  ) { "\($0) de \($1) de \($2)" }

  static let italian = DocumentLanguage(
    name: "it", summary: "Italian",
    words: Words(
      figure: ("Figura", "Figure"), table: ("Tabella", "Tabelle"),
      section: ("Sezione", "Sezioni"), equation: ("Equazione", "Equazioni"),
      appendix: ("Appendice", "Appendici"),
      contents: "Indice", references: "Riferimenti bibliografici", abstract: "Sommario", keywords: "Parole chiave",
      footnotes: "Note", report: "Rapporto", correspondence: "Corrispondenza",
      totals: ["Totale", "Media", "Mediana", "Somma", "Minimo", "Massimo"], continued: "continua", skip: "Vai al testo",
      back: "Torna al testo",
      notes: ["Nota", "Suggerimento", "Importante", "Avvertenza", "Attenzione"]),
    punctuation: comma,
    months: [
      "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
      "novembre", "dicembre",
    ], patterns: HyphenationPatterns(["hyph_it_IT"], package: "hyphen-it", before: 2, behind: 2),
    babelName: "italian", bibliography: .italian
  ) { "\($0) \($1) \($2)" }

  static let portuguese = DocumentLanguage(
    name: "pt", summary: "Portuguese",
    words: Words(
      figure: ("Figura", "Figuras"), table: ("Tabela", "Tabelas"),
      section: ("Secção", "Secções"), equation: ("Equação", "Equações"),
      appendix: ("Apêndice", "Apêndices"),
      contents: "Conteúdo", references: "Referências", abstract: "Resumo", keywords: "Palavras-chave",
      footnotes: "Notas de rodapé", report: "Relatório", correspondence: "Correspondência",
      totals: ["Total", "Média", "Mediana", "Soma", "Mínimo", "Máximo"], continued: "continuação",
      skip: "Saltar para o texto",
      back: "Voltar ao texto", notes: ["Nota", "Sugestão", "Importante", "Aviso", "Cuidado"]),
    punctuation: comma,
    months: [
      "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
      "novembro", "dezembro",
    ], patterns: HyphenationPatterns(["hyph_pt_BR", "hyph_pt_PT"], package: "hyphen-pt-br", before: 2, behind: 3),
    babelName: "portuguese", bibliography: .portuguese
  ) { "\($0) de \($1) de \($2)" }

  static let dutch = DocumentLanguage(
    name: "nl", summary: "Dutch",
    words: Words(
      figure: ("Figuur", "Figuren"), table: ("Tabel", "Tabellen"),
      section: ("Paragraaf", "Paragrafen"), equation: ("Vergelijking", "Vergelijkingen"),
      appendix: ("Bijlage", "Bijlagen"),
      contents: "Inhoudsopgave", references: "Referenties", abstract: "Samenvatting", keywords: "Trefwoorden",
      footnotes: "Voetnoten", report: "Verslag", correspondence: "Correspondentie",
      totals: ["Totaal", "Gemiddelde", "Mediaan", "Som", "Minimum", "Maximum"], continued: "vervolg",
      skip: "Naar de tekst",
      back: "Terug naar de tekst", notes: ["Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Let op"]),
    punctuation: Punctuation(decimal: ",", group: ".", list: "; ", percent: "%", and: "en"),
    months: [
      "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
      "november", "december",
    ], patterns: HyphenationPatterns(["hyph_nl_NL"], package: "hyphen-nl", before: 2, behind: 2),
    babelName: "dutch", bibliography: .dutch
  ) { "\($0) \($1) \($2)" }
}
