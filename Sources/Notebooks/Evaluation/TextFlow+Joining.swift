import Documents

extension TextFlow {
  /// Returns the parts, with the remaining pieces of each paragraph, list and table joined.
  static func joined(_ parts: [(flow: TextFlow?, part: EvaluatedPart)]) -> [EvaluatedPart] {
    var result: [EvaluatedPart] = []
    var last: Int?
    for (flow, part) in parts {
      if let flow, flow.number == last, case .block(let above)? = result.last, case .block(let below) = part,
        let whole = joined(above, below, isContinued: flow.isContinued)
      {
        result[result.count - 1] = .block(whole)
      } else {
        result.append(part)
      }
      last = flow?.number
    }
    return result
  }

  /// Returns two pieces as one; nil if they stay two. A paragraph that is repeated begins anew each time, but a list or
  /// the rows of a table go on.
  private static func joined(
    _ above: UnnumberedBlock, _ below: UnnumberedBlock, isContinued: Bool
  ) -> UnnumberedBlock? {
    switch (above, below) {
    case (.paragraph(let first), .paragraph(let second)) where isContinued:
      return .paragraph(first + [.softBreak] + second)
    case (.list(var list), .list(let more)):
      list.tasks = list.tasks.isEmpty && more.tasks.isEmpty ? [] : list.allTasks + more.allTasks
      list.items += more.items
      list.isTight = list.isTight && more.isTight
      return .list(list)
    case (.table(var table), .table(let more)) where more.header.allSatisfy(\.isEmpty):
      table.rows += more.rows
      return .table(table)
    default: return nil
    }
  }
}

extension ListTemplate {
  /// For each item, whether its task is done, or nil if it is not a task.
  fileprivate var allTasks: [Bool?] { items.indices.map(task) }
}
