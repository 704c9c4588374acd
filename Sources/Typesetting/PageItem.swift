import Documents
import Graphics

/// The parts of a text from top to bottom, with which columns and pages are filled. Heights are in points. If a page
/// has one column, "column" means "page".
enum PageItem {
  case box(PageBox)
  /// Space, which is dropped at the top of a column.
  case space(Double)
  /// The cost of ending a column here. A column never ends at `forbidden`.
  case penalty(Double)
  /// A figure or table that may move to the top of the next column, or, if it spans all columns, of the next page.
  case float(PageBox)
  /// A place before which waiting floats should be placed.
  case barrier(Barrier)
  /// The end of a table that may have started in another column. Waiting floats are placed here.
  case clearing

  /// What happens at a barrier if floats still wait.
  enum Barrier {
    /// The column ends, unless too much of it would stay empty.
    case section
    /// Like `section`, but the column always ends if a table waits, because a long table must not overtake it.
    case table
    /// The column ends only if little of it would stay empty and the floats nearly fill the next one. Otherwise the
    /// text goes on, and the floats follow it.
    case subsection
    /// The page ends.
    case end
  }

  static let forbidden = 10_000.0

  /// Returns the item with its section.
  func within(_ section: String?) -> PageItem {
    switch self {
    case .box(var box):
      box.section = section
      return .box(box)
    case .float(var box):
      box.section = section
      return .float(box)
    case .space, .penalty, .barrier, .clearing: return self
    }
  }

  /// True if it is dropped at the top of a column.
  var isDiscardable: Bool {
    switch self {
    case .space, .penalty: true
    case .box, .float, .barrier, .clearing: false
    }
  }
}

/// Finished drawing commands that stay together in one column. Their origin is the left edge of the text and the top of
/// the box.
struct PageBox {
  var height: Double
  var commands: [DrawingCommand] = []
  /// The distances of its lines' baselines from its top. Line numbers stand beside them.
  var baselines: [Double] = []
  /// The footnotes that it calls, which go to the foot of the same column.
  var footnotes: [Int] = []
  /// What a column starts with if it starts with this box: the head of a continued table.
  var continuation: Continuation?
  /// True if no column may end with it. A heading stays with its text even if the figure between them was moved.
  var staysWithNext = false
  /// True if it is a table. Tables are numbered separately from figures.
  var isTable = false
  /// True if it is a float that spans all columns.
  var isWide = false
  /// The section to which it belongs, for the page headers.
  var section: String?
  /// True if it is the heading of a section that contains only floats, the first of which stays with it.
  var staysWithFloat = false

  struct Continuation {
    var height: Double
    var commands: [DrawingCommand]
  }

  func moved(right distance: Double) -> PageBox {
    var moved = self
    moved.commands = [.group(Group(origin: Point(distance, 0), commands: commands))]
    moved.continuation?.commands = [
      .group(Group(origin: Point(distance, 0), commands: continuation?.commands ?? []))
    ]
    return moved
  }

  /// Returns boxes stacked from top to bottom as one box.
  static func stack(_ boxes: [PageBox]) -> PageBox {
    var result = PageBox(height: 0)
    for box in boxes {
      result.commands.append(.group(Group(origin: Point(0, result.height), commands: box.commands)))
      result.baselines += box.baselines.map { result.height + $0 }
      result.height += box.height
      result.footnotes += box.footnotes
    }
    return result
  }

  /// The box without line numbers, for titles, captions and tables, which do not belong to the running text.
  var withoutLineNumbers: PageBox {
    var box = self
    box.baselines = []
    return box
  }

  static func space(_ height: Double) -> PageBox { PageBox(height: height) }
}

extension [PageBox] {
  /// Removes the floats that `placing` accepts, in their order. A table may overtake a figure, but not another table.
  mutating func take(placing: (PageBox) -> Bool) {
    var rest: [PageBox] = []
    for box in self where rest.contains(where: { $0.isTable == box.isTable }) || !placing(box) { rest.append(box) }
    self = rest
  }
}

extension [PageItem] {
  func moved(right distance: Double) -> [PageItem] {
    map { item in
      switch item {
      case .box(let box): .box(box.moved(right: distance))
      case .float(let box): .float(box.moved(right: distance))
      case .space, .penalty, .barrier, .clearing: item
      }
    }
  }

  /// Returns the items of a paragraph. No column begins with its last line or ends with its first one.
  static func paragraph(_ lines: [PageBox]) -> [PageItem] {
    var result: [PageItem] = []
    for (index, line) in lines.enumerated() {
      result.append(.box(line))
      guard index + 1 < lines.count else { break }
      let isEdge = index == 0 || index + 2 == lines.count
      result.append(.penalty(isEdge ? PageItem.forbidden : 20))
    }
    return result
  }
}
