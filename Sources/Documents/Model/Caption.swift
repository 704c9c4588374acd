extension Figure {
  package var anchor: String { "fig-\(label)" }
  var latexLabel: String { "fig:\(label)" }

  /// Returns the LaTeX label of the figure that has this anchor, or nil if the anchor belongs to something else.
  static func latexLabel(ofAnchor anchor: String) -> String? {
    anchor.hasPrefix("fig-") ? "fig:" + anchor.dropFirst(4) : nil
  }

  /// The number and the caption: `Figure 3.` and the text.
  package var fullCaption: [Inline] { .caption(language.figure, number, caption) }
}

extension TableBlock {
  package var anchor: String? { label.map { "tab-\($0)" } }
  var latexLabel: String { "tab:\(label ?? "")" }

  /// Returns the LaTeX label of the table that has this anchor, or nil if the anchor belongs to something else.
  static func latexLabel(ofAnchor anchor: String) -> String? {
    anchor.hasPrefix("tab-") ? "tab:" + anchor.dropFirst(4) : nil
  }

  /// The number and the caption: `Table 2.` and the text. Empty if the table has neither.
  package var fullCaption: [Inline] { .caption(language.table, number, caption) }
}

extension [Inline] {
  fileprivate static func caption(_ kind: String, _ number: Int?, _ caption: [Inline]) -> [Inline] {
    guard let number else { return caption }
    return [.strong([.text("\(kind) \(number).")])] + (caption.isEmpty ? [] : [.text(" ")] + caption)
  }
}
