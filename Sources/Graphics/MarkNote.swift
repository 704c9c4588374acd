/// What a mark of a figure stands for, for those who point at it: the values of its row. Pictures of pixels and PDFs have
/// no use for it.
package final class MarkNote: Sendable {
  /// Such as `task: dot`, one below the other.
  package let lines: [String]
  /// What all marks of one group have in common in every figure, such as `network_type=mlp`; empty for none.
  package let group: String
  /// What is shown first, by which the greatest and the least mark are found; NaN for none.
  package let value: Double
  /// Where to point at a mark that draws nothing of its own, such as a value on a line.
  package let spot: Point?

  package init(_ lines: [String], group: String = "", value: Double = .nan, spot: Point? = nil) {
    (self.lines, self.group, self.value, self.spot) = (lines, group, value, spot)
  }

  package func at(_ spot: Point) -> MarkNote { MarkNote(lines, group: group, value: value, spot: spot) }
}

extension MarkNote: Equatable {
  package static func == (a: MarkNote, b: MarkNote) -> Bool {
    let isAsGreat = a.value == b.value || a.value.isNaN && b.value.isNaN
    return a.lines == b.lines && a.group == b.group && a.spot == b.spot && isAsGreat
  }
}

extension Drawing {
  /// What is drawn stands for something.
  ///
  /// - Parameter note: nil where nothing is to be said.
  package mutating func mark(_ note: MarkNote?, _ draw: (inout Drawing) -> Void) {
    guard let note else { return draw(&self) }
    var inner = Drawing(size: size)
    draw(&inner)
    if !inner.commands.isEmpty { append(.group(Group(commands: inner.commands, note: note))) }
  }

  /// A place that stands for something, and shows nothing.
  package mutating func spot(_ note: MarkNote?, at point: Point) {
    if let note { append(.group(Group(commands: [], note: note.at(point)))) }
  }
}
