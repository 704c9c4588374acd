import Documents
import Graphics

/// The parts of a text from top to bottom, with which columns and pages are filled. Heights are in points. If a page
/// has one column, "column" means "page".
enum PageItem {
  case box(PageBox)
  /// Space, gone at the top of a column.
  case space(Double)
  /// What it costs to end a column here; `forbidden` is never paid.
  case penalty(Double)
  /// A figure or table that may move to the top of the next column, or, as wide as all columns, of the next page.
  case float(PageBox)
  /// Here all floats above should have found their place.
  case barrier(Barrier)
  /// The end of a table that may have started in another column. Waiting floats come here.
  case clearing

  /// What floats wait in vain for.
  enum Barrier {
    /// The column ends, unless much of it would stay empty and one more has room for them.
    case section
    /// Like `section`, but columns end as long as a table waits, because a long table must not overtake it.
    case table
    /// The column ends if little of it would stay empty and another one has no room for the floats: the text is then
    /// placed below the floats that it mentions.
    case subsection
    /// The page ends.
    case end
  }

  static let forbidden = 10_000.0

  /// The same in a section.
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

  /// Whether it is gone at the top of a column.
  var isDiscardable: Bool {
    switch self {
    case .space, .penalty: true
    case .box, .float, .barrier, .clearing: false
    }
  }
}

/// Finished marks that stay together in one column, positioned from the left edge of the text and the top of the box.
struct PageBox {
  var height: Double
  var commands: [DrawingCommand] = []
  /// The baselines of its lines of text, from its top: what the numbers of lines stand beside.
  var baselines: [Double] = []
  /// The footnotes called in it, which go to the foot of the same column.
  var footnotes: [Int] = []
  /// What a column begins with if it begins with this box: the head of a table that is continued.
  var continuation: Continuation?
  /// Whether no column may end with it: a heading, even if the figure after it was moved.
  var staysWithNext = false
  /// Whether a float is a table, which has numbers of its own.
  var isTable = false
  /// Whether a float is as wide as all columns.
  var isWide = false
  /// The section it belongs to, for running heads.
  var section: String?
  /// Whether it is the head of a section of figures and tables alone, the first of which stays with it.
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

  /// Several boxes as one, from top to bottom.
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

  /// For what is no text of the document's flow: titles, captions, tables.
  var withoutLineNumbers: PageBox {
    var box = self
    box.baselines = []
    return box
  }

  static func space(_ height: Double) -> PageBox { PageBox(height: height) }
}

extension [PageBox] {
  /// Takes out the floats that find a place, the first first. A table may overtake a figure, but no other table.
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

  /// Lines of one paragraph: no column begins with its last line or ends with its first.
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
