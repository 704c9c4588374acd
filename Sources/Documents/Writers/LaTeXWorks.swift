/// Writes the list of references as a `.bbl` file, which LaTeX reads in place of `\bibliography`. It contains the same
/// texts as the report. So the document compiles without BibTeX, and no TeX from a BibTeX file is executed.
package enum LaTeXWorks {
  /// Returns the file, or nil if nothing is cited.
  package static func write(_ document: Document) -> String? {
    guard let (_, list) = document.divided else { return nil }
    var inlines = LaTeXInlines(notes: .native(document.footnotes), calls: document.works.calls)
    var items = ""
    for (work, item) in zip(document.works.works, list.items) {
      let label = label(of: work, document.works.calls)
      let command = LaTeXEscaping.name(work.key).map { "\\bibitem\(label){\($0)}" } ?? "\\item\(label)"
      items += "\(command) \(inlines.paragraphs(shown(item, document.works.calls)))\n"
    }
    let widest = document.works.works.map(\.label).max { $0.count < $1.count } ?? ""
    let text = "\\begin{thebibliography}{\(LaTeXEscaping.escaped(widest))}\n\(items)\\end{thebibliography}\n"
    return LaTeXCommands.needs(of: text).definitions + text
  }

  /// Returns the optional argument of `\bibitem`: `[{Knuth and Plass}(1981)]` for natbib, `[{KP81}]` for labels, and
  /// nothing for numbers, which LaTeX counts.
  private static func label(of work: WorkList.Work, _ calls: WorkList.Calls) -> String {
    switch calls {
    case .numbers: ""
    case .namesAndYears: "[{\(LaTeXEscaping.escaped(work.name))}({\(LaTeXEscaping.escaped(work.label))})]"
    case .labels: "[{\(LaTeXEscaping.escaped(work.label))}]"
    }
  }

  /// Returns the text of an item without the label at its beginning, because LaTeX prints the label.
  private static func shown(_ item: [Block], _ calls: WorkList.Calls) -> [Block] {
    guard calls == .labels, case .paragraph(let content)? = item.first else { return item }
    return [.paragraph(Array(content.dropFirst()))] + item.dropFirst()
  }
}

extension Document {
  /// The blocks before the list of references, and the list. Nil if nothing is cited.
  var divided: (blocks: [Block], works: ListBlock)? {
    guard let index = blocks.lastIndex(of: .heading(language.references)),
      case .list(let list)? = blocks[index...].dropFirst().first
    else { return nil }
    return (Array(blocks[..<index]), list)
  }
}
