/// Headings without their sections: where all that a section has is under conditions and nothing of it appears, its heading
/// does not appear either. A heading above nothing stays: its author wrote nothing below it.
struct SectionPruning {
  private let parts: [NotebookPart]

  init(_ parts: [NotebookPart]) { self.parts = parts }

  /// - Parameter expanded: what became of each part.
  func pruned<Instance>(_ expanded: [[Instance]]) -> [[Instance]] {
    var result = expanded
    // Sections within a section come first.
    for index in parts.indices.reversed() {
      guard let level = parts[index].headingLevel else { continue }
      let end = parts[(index + 1)...].firstIndex { ($0.headingLevel ?? .max) <= level } ?? parts.endIndex
      let section = (index + 1)..<end
      let isConditional = section.contains { parts[$0].isConditional }
      if isConditional, section.allSatisfy({ result[$0].isEmpty }) { result[index] = [] }
    }
    return result
  }
}

extension NotebookPart {
  fileprivate var headingLevel: Int? {
    if case .content(.heading(let heading), _) = self { heading.level } else { nil }
  }

  fileprivate var isConditional: Bool {
    switch self {
    case .alternatives, .each: true
    case .content, .chart, .table, .figure, .definition: false
    }
  }
}
