import Tables

extension Expression {
  /// Returns the notation of the expression's values, such as dates or percentages: that of its column, if it is one call
  /// whose reducer returns a value of its column. Otherwise returns `plain`.
  package func notation(in table: Table) -> NumberNotation {
    guard let call = onlyCall, call.reducer.keepsNotation, let column = call.column.flatMap({ table[$0] }) else {
      return .plain
    }
    return column.notation
  }
}
