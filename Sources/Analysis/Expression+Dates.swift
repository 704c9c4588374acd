import Tables

extension Expression {
  /// Returns the notation of the expression's values if they are dates: if it is one call whose reducer returns a value
  /// of its column, and that column holds dates. Otherwise returns `plain`.
  package func dates(in table: Table) -> NumberNotation {
    guard let call = onlyCall, call.reducer.keepsNotation, let column = call.column.flatMap({ table[$0] }),
      column.notation.isDate
    else { return .plain }
    return column.notation
  }
}
