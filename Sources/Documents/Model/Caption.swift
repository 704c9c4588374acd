extension Figure {
  package var anchor: String { "fig-\(label)" }

  /// `Figure 3.` and the caption.
  package var fullCaption: [Inline] { .caption("Figure", number, caption) }
}

extension TableBlock {
  package var anchor: String? { label.map { "tab-\($0)" } }

  /// `Table 2.` and the caption; empty for a table without either.
  package var fullCaption: [Inline] { .caption("Table", number, caption) }
}

extension [Inline] {
  fileprivate static func caption(_ kind: String, _ number: Int?, _ caption: [Inline]) -> [Inline] {
    guard let number else { return caption }
    return [.strong([.text("\(kind) \(number).")])] + (caption.isEmpty ? [] : [.text(" ")] + caption)
  }
}
