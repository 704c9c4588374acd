import Documents
import Graphics

extension [Block] {
  /// The structure node of each block, with its position among the blocks. Nil for blocks without text.
  var structure: [StructureNode?] {
    var level = 0
    return enumerated().map { index, block in
      if case .heading(let heading) = block {
        // The structure tree may not skip a level of headings.
        level = Swift.min(heading.level, level + 1)
        return StructureNode(.heading(level), index)
      }
      return block.role.map { StructureNode($0, index, detail: block.detail) }
    }
  }
}

extension Block {
  fileprivate var role: StructureNode.Role? {
    switch self {
    case .paragraph, .code, .equation, .disclosure(.begin): .paragraph
    case .list: .list
    case .quote: .quotation
    case .table, .figure, .note: .division
    case .heading, .rule, .disclosure(.end), .html: nil
    }
  }

  fileprivate var detail: StructureNode.Detail {
    guard case .list(let list) = self else { return .none }
    return list.start == nil ? .unorderedList : .orderedList
  }
}
