/// Removes headings of empty sections: if a section has conditional parts and nothing in it appears, its heading does
/// not appear either. A heading with nothing below it stays, because its author wrote it so.
struct SectionPruning {
  private let parts: [NotebookPart]

  init(_ parts: [NotebookPart]) { self.parts = parts }

  /// - Parameter expanded: The expanded form of each part.
  func pruned<Instance>(_ expanded: [[Instance]]) -> [[Instance]] {
    var result = expanded
    // Subsections are pruned before the sections that contain them.
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
