extension TextFlow {
  /// Returns the parts, with the remaining pieces of each paragraph joined.
  static func joined(_ parts: [(flow: TextFlow?, part: EvaluatedPart)]) -> [EvaluatedPart] {
    var result: [EvaluatedPart] = []
    var paragraph: Int?
    for (flow, part) in parts {
      if case .block(.paragraph(let text)) = part, let flow, flow.isContinued, flow.paragraph == paragraph,
        case .block(.paragraph(let before))? = result.last
      {
        result[result.count - 1] = .block(.paragraph(before + [.softBreak] + text))
      } else {
        result.append(part)
      }
      paragraph = flow?.paragraph
    }
    return result
  }
}
