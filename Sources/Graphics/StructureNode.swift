/// A node of the structure tree of a tagged PDF (ISO 32000-1, 14.7), which tells assistive technology what a part of a
/// page is. Drawings name the nodes of their parts, and the tree is built from them.
package struct StructureNode: Hashable, Sendable {
  /// A standard structure type of PDF.
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

    /// Returns the heading of a level from 1 to 6. Other levels are clamped.
    package static func heading(_ level: Int) -> Role {
      [heading1, heading2, heading3, heading4, heading5, heading6][max(1, min(level, 6)) - 1]
    }

    /// True if the node itself contains text or pictures. If false, it only contains other nodes, and lines and
    /// backgrounds in it are decoration.
    package var holdsContent: Bool {
      switch self {
      case .section, .division, .quotation, .list, .listItem, .listBody, .table, .row, .note, .contents: false
      default: true
      }
    }

    /// True if the children are read in the order of their numbers, whatever the order in which they are drawn.
    package var isOrdered: Bool { !holdsContent }
  }

  /// Additional information about a node.
  package enum Detail: Hashable, Sendable {
    case none
    // A header cell of its column or of its row.
    case columnHead, rowHead
    case orderedList, unorderedList
  }

  package var role: Role
  /// The number that identifies the node among the children of its parent, and orders them.
  package var number: Int
  /// The alternative text of a figure or formula, or the target of a link.
  package var description: String
  package var detail: Detail
  /// The number of columns that a table cell spans.
  package var columns: Int
  /// The bounding box of a figure, in the coordinates of its group.
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

/// What the commands of a group are in the structure of a PDF.
package enum DrawingTag: Hashable, Sendable {
  /// A part of the document. Its parent is the node of the nearest enclosing group.
  case node(StructureNode)
  case artifact(Artifact)

  /// Content that repeats or decorates, and is no part of the document.
  package enum Artifact: String, Sendable {
    case layout, header, footer
  }
}

extension [DrawingCommand] {
  /// Returns the commands as one group with a tag.
  package func tagged(_ tag: DrawingTag) -> [DrawingCommand] { [.group(Group(commands: self, tag: tag))] }
  package func tagged(_ node: StructureNode) -> [DrawingCommand] { tagged(.node(node)) }
}
