/// Which columns a file of runs can have, and in which order they stand.
package struct ColumnRule<Entry: FileColumn>: Sendable {
  /// Names of the columns without which no row says whose it is.
  let key: [String]
  /// The columns that there are without asking; their order is the file's.
  let all: [Entry]
  /// The column of that name; nil if there is none.
  let known: @Sendable (_ name: String) -> Entry?
  /// Where a column that is not in `all` stands among the others of its kind.
  let placeOfOther: @Sendable (_ name: String) -> ColumnPlace

  /// Columns of `all` come in its order, then the others by their places.
  func precedes(_ a: Entry, _ b: Entry) -> Bool {
    place(a.name) < place(b.name)
  }

  private func place(_ name: String) -> ColumnPlace {
    if let index = all.firstIndex(where: { $0.name == name }) { return ColumnPlace(kind: 0, index: index) }
    return placeOfOther(name)
  }
}
