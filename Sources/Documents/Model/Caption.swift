extension Figure {
  package var anchor: String { "fig-\(label)" }
  var latexLabel: String { "fig:\(label)" }

  /// The label of the figure with that anchor; nil for the anchor of anything else.
  static func latexLabel(ofAnchor anchor: String) -> String? {
    anchor.hasPrefix("fig-") ? "fig:" + anchor.dropFirst(4) : nil
  }

  /// `Figure 3.` and the caption.
  package var fullCaption: [Inline] { .caption(language.figure, number, caption) }
}

extension TableBlock {
  package var anchor: String? { label.map { "tab-\($0)" } }
  var latexLabel: String { "tab:\(label ?? "")" }

  /// The label of the table with that anchor; nil for the anchor of anything else.
  static func latexLabel(ofAnchor anchor: String) -> String? {
    anchor.hasPrefix("tab-") ? "tab:" + anchor.dropFirst(4) : nil
  }

  /// `Table 2.` and the caption; empty for a table without either.
  package var fullCaption: [Inline] { .caption(language.table, number, caption) }
}

extension [Inline] {
  fileprivate static func caption(_ kind: String, _ number: Int?, _ caption: [Inline]) -> [Inline] {
    guard let number else { return caption }
    return [.strong([.text("\(kind) \(number).")])] + (caption.isEmpty ? [] : [.text(" ")] + caption)
  }
}
