import Graphics
import Markup

/// Writes tables as HTML elements.
enum HTMLTables {
  static func text(_ table: TableBlock) -> HTML {
    guard let anchor = table.anchor else { return "\(scrolling(table, name: table.language.table))\(notes(table))" }
    return """
      <figure class="table" id="\(anchor)">
      <figcaption>\(HTMLInlines.text(table.fullCaption))</figcaption>
      \(scrolling(table, name: "\(table.language.table) \(table.number ?? 0)"))
      \(notes(table))</figure>
      """
  }

  /// Returns the table in a box that scrolls, by keyboard too, if the page is narrower than the table.
  static func scrolling(_ table: TableBlock, name: String) -> HTML {
    """
    <div class="scroll" role="group" aria-label="\(name)" tabindex="0">
    <table>
    \(head(table))<tbody>
    \(rows(table).joined(separator: "\n"))
    </tbody>
    </table>
    </div>
    """
  }

  private static func head(_ table: TableBlock) -> HTML {
    guard table.hasHead else { return "" }
    let spans: [HTML] = table.spans.map { "<tr class=\"spans\">\($0.map(text).joined())</tr>\n" }
    let cells: [HTML] = zip(table.header, table.alignments).map { cell, alignment in
      "<th scope=\"col\"\(attribute(classes: [className(of: alignment)]))>\(HTMLInlines.text(cell))</th>"
    }
    return "<thead>\(spans.joined())<tr>\(cells.joined())</tr></thead>\n"
  }

  private static func text(_ span: TableSpan<Never>) -> HTML {
    let width: HTML = span.width == 1 ? "" : " colspan=\"\(span.width)\""
    guard !span.content.isEmpty else { return "<td\(width)></td>" }
    let scope: HTML = span.width == 1 ? "col" : "colgroup"
    return "<th scope=\"\(scope)\"\(width)><span>\(HTMLInlines.text(span.content))</span></th>"
  }

  private static func rows(_ table: TableBlock) -> [HTML] {
    let pads = table.alignments.indices.map { column in
      table.alignments[column] == .decimal ? DecimalPadding.texts(of: table, column: column) : []
    }
    return table.rows.enumerated().map { row, cells in
      let written: [HTML] = zip(cells, table.alignments).enumerated().map { column, cell in
        let ground = table.grounds[TablePlace(row: row, column: column)]?.className
        let pad = pads[column].isEmpty ? "" : pads[column][row]
        let padding: HTML = pad.isEmpty ? "" : " data-pad=\"\(pad)\""
        let attributes = attribute(classes: [className(of: cell.1), ground.map { "heat \($0)" }])
        let content = HTMLInlines.text(cell.0)
        return column < table.headColumns
          ? "<th scope=\"row\"\(attributes)\(padding)>\(content)</th>" : "<td\(attributes)\(padding)>\(content)</td>"
      }
      let classes = [table.ruledRows.contains(row) ? "ruled" : nil, table.totalRows.contains(row) ? "total" : nil]
      return "<tr\(attribute(classes: classes))>\(written.joined())</tr>"
    }
  }

  private static func attribute(classes: [String?]) -> HTML {
    let names = classes.compactMap(\.self)
    return names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\""
  }

  private static func className(of alignment: TableAlignment) -> String? {
    switch alignment {
    case .left: nil
    case .center: "center"
    case .right, .decimal: "right"
    }
  }

  private static func notes(_ table: TableBlock) -> HTML {
    guard !table.notes.isEmpty else { return "" }
    let lines: [HTML] = table.notes.map { note in
      note.mark.isEmpty
        ? "<p>\(HTMLInlines.text(note.content))</p>"
        : "<p id=\"\(note.anchor)\"><sup>\(note.mark)</sup> \(HTMLInlines.text(note.content))</p>"
    }
    return "<div class=\"table-notes\">\n\(lines.joined(separator: "\n"))\n</div>\n"
  }

  /// Returns the CSS rules for the background colours of a document's cells.
  ///
  /// - Parameter isSwitchable: True if readers of the page can choose between light and dark.
  static func style(_ document: Document, isSwitchable: Bool = false) -> String {
    let all = document.tables.flatMap { $0.grounds.values }
    let grounds = Dictionary(all.map { ($0.className, $0) }) { first, _ in first }.sorted { $0.key < $1.key }
    guard !grounds.isEmpty else { return "" }
    func declarations(_ color: (TableGround) -> Color) -> String {
      grounds.map { "--\($0.key): \(color($0.value).hexText);" }.joined(separator: " ")
    }
    let rules = grounds.map { ".\($0.key) { background: var(--\($0.key)); }\n" }.joined()
    return ":root { \(declarations(\.pale)) }\n" + rules
      + DarkPage.rules(declarations(\.deep), isSwitchable: isSwitchable)
  }
}
