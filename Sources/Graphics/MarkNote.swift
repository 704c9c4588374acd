/// What a mark of a figure stands for, such as the values of its row. SVG shows it when a reader points at the mark;
/// PNG and PDF ignore it.
package final class MarkNote: Sendable {
  /// The lines of text, such as `task: dot`.
  package let lines: [String]
  /// The name of the group that the mark belongs to in all figures, such as `network_type=mlp`; empty for none.
  package let group: String
  /// The value by which the greatest and the least mark are found; NaN for none.
  package let value: Double
  /// The position at which to point, for a mark without a shape of its own, such as a value on a line; otherwise nil.
  package let spot: Point?

  package init(_ lines: [String], group: String = "", value: Double = .nan, spot: Point? = nil) {
    (self.lines, self.group, self.value, self.spot) = (lines, group, value, spot)
  }

  /// Returns the note for a mark without a shape at a position.
  package func at(_ spot: Point) -> MarkNote { MarkNote(lines, group: group, value: value, spot: spot) }
}

extension MarkNote: Equatable {
  /// Returns true if all properties are equal. Two values that are NaN count as equal.
  package static func == (a: MarkNote, b: MarkNote) -> Bool {
    let isAsGreat = a.value == b.value || a.value.isNaN && b.value.isNaN
    return a.lines == b.lines && a.group == b.group && a.spot == b.spot && isAsGreat
  }
}

extension Drawing {
  /// Appends what `draw` draws, as a group with a note.
  ///
  /// - Parameter note: the note, or nil to append the commands without a group.
  package mutating func mark(_ note: MarkNote?, _ draw: (inout Drawing) -> Void) {
    guard let note else { return draw(&self) }
    var inner = Drawing(size: size)
    draw(&inner)
    if !inner.commands.isEmpty { append(.group(Group(commands: inner.commands, note: note))) }
  }

  /// Appends an invisible position with a note. Does nothing if the note is nil.
  package mutating func spot(_ note: MarkNote?, at point: Point) {
    if let note { append(.group(Group(commands: [], note: note.at(point)))) }
  }
}
