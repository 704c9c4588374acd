/// What a part of a page is to a reader who does not see it: a node of the tree of structure that a tagged PDF has (ISO
/// 32000-1, 14.7). Drawings name the nodes of their parts; the tree is made of all that were named.
package struct StructureNode: Hashable, Sendable {
  /// In the words of PDF's standard structure types.
  package enum Role: String, CaseIterable, Sendable {
    case section = "Sect"
    case division = "Div"
    case title = "Title"
    case heading1 = "H1"
    case heading2 = "H2"
    case heading3 = "H3"
    case heading4 = "H4"
    case heading5 = "H5"
    case heading6 = "H6"
    case paragraph = "P"
    case quotation = "BlockQuote"
    case list = "L"
    case listItem = "LI"
    case label = "Lbl"
    case listBody = "LBody"
    case table = "Table"
    case row = "TR"
    case headCell = "TH"
    case cell = "TD"
    case caption = "Caption"
    case figure = "Figure"
    case formula = "Formula"
    case code = "Code"
    case link = "Link"
    case reference = "Reference"
    case note = "Note"
    case contents = "TOC"
    case contentsItem = "TOCI"

    /// Of a level from 1.
    package static func heading(_ level: Int) -> Role {
      [heading1, heading2, heading3, heading4, heading5, heading6][max(1, min(level, 6)) - 1]
    }

    /// Whether it has text or pictures itself, and not only other nodes: lines and grounds in it are decoration.
    package var holdsContent: Bool {
      switch self {
      case .section, .division, .quotation, .list, .listItem, .listBody, .table, .row, .note, .contents: false
      default: true
      }
    }

    /// Whether its parts are read by their numbers, in whatever order they are drawn.
    package var isOrdered: Bool { !holdsContent }
  }

  /// What a node says besides its text.
  package enum Detail: Hashable, Sendable {
    case none
    /// Of a cell that heads its column or its row.
    case columnHead, rowHead
    case orderedList, unorderedList
  }

  package var role: Role
  /// Tells it from others of its parent, and orders them.
  package var number: Int
  /// What is heard in the place of a figure or formula, and where a link leads.
  package var description: String
  package var detail: Detail
  /// How many columns a cell of a table takes.
  package var columns: Int
  /// Where a figure is, in the coordinates of its group.
  package var bounds: Rectangle?

  package init(
    _ role: Role, _ number: Int = 0, description: String = "", detail: Detail = .none, columns: Int = 1,
    bounds: Rectangle? = nil
  ) {
    self.role = role
    self.number = number
    self.description = description
    self.detail = detail
    self.columns = columns
    self.bounds = bounds
  }
}

/// What the commands of a group are.
package enum DrawingTag: Hashable, Sendable {
  /// A part of the text, below the nodes of the groups around it.
  case node(StructureNode)
  case artifact(Artifact)

  /// What repeats or decorates, and is no part of the text.
  package enum Artifact: String, Sendable {
    case layout, header, footer
  }
}

extension [DrawingCommand] {
  package func tagged(_ tag: DrawingTag) -> [DrawingCommand] { [.group(Group(commands: self, tag: tag))] }
  package func tagged(_ node: StructureNode) -> [DrawingCommand] { tagged(.node(node)) }
}
