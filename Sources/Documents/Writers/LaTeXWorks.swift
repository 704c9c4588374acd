/// The list of cited works as a file `.bbl`, which LaTeX reads in the place of `\bibliography`. It has the texts that the
/// report has, so that the document compiles without BibTeX, and nothing of a file of BibTeX is obeyed.
package enum LaTeXWorks {
  /// Nil where nothing is cited.
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
    return LaTeXEscaping.definitions(for: text) + text
  }

  /// `[{Knuth and Plass}(1981)]` for natbib, `[{KP81}]`, and nothing where LaTeX counts.
  private static func label(of work: WorkList.Work, _ calls: WorkList.Calls) -> String {
    switch calls {
    case .numbers: ""
    case .namesAndYears: "[{\(LaTeXEscaping.escaped(work.name))}({\(LaTeXEscaping.escaped(work.label))})]"
    case .labels: "[{\(LaTeXEscaping.escaped(work.label))}]"
    }
  }

  /// Without the label at its head, which LaTeX prints.
  private static func shown(_ item: [Block], _ calls: WorkList.Calls) -> [Block] {
    guard calls == .labels, case .paragraph(let content)? = item.first else { return item }
    return [.paragraph(Array(content.dropFirst()))] + item.dropFirst()
  }
}

extension Document {
  /// What comes before the list of cited works, and the list; nil where nothing is cited.
  var divided: (blocks: [Block], works: ListBlock)? {
    guard let index = blocks.lastIndex(of: .heading(language.references)),
      case .list(let list)? = blocks[index...].dropFirst().first
    else { return nil }
    return (Array(blocks[..<index]), list)
  }
}
