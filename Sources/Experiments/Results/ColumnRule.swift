/// The columns that a file of a run can have, and their order.
package struct ColumnRule<Entry: FileColumn>: Sendable {
  /// The names of the columns that identify the trial of a row. Every file must have them.
  let key: [String]
  /// The columns that every new file has, in their order.
  let all: [Entry]
  /// Returns the column with a name; nil if there is none.
  let known: @Sendable (_ name: String) -> Entry?
  /// Returns the place of a column that is not in `all`.
  let placeOfOther: @Sendable (_ name: String) -> ColumnPlace

  /// Returns true if column `a` comes before `b`: first the columns of `all` in their order, then the others by their
  /// places.
  func precedes(_ a: Entry, _ b: Entry) -> Bool {
    place(a.name) < place(b.name)
  }

  private func place(_ name: String) -> ColumnPlace {
    if let index = all.firstIndex(where: { $0.name == name }) { return ColumnPlace(kind: 0, index: index) }
    return placeOfOther(name)
  }
}
