import Tables

extension Expression {
  /// How dates are written, where its values are such: those of a reducer that gives a value of its column.
  package func dates(in table: Table) -> NumberNotation {
    guard let call = onlyCall, call.reducer.keepsNotation, let column = call.column.flatMap({ table[$0] }),
      column.notation.isDate
    else { return .plain }
    return column.notation
  }
}
