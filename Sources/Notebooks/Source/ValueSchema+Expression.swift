import Analysis
import Basics

extension ValueSchema {
  /// The schema of a column or a computed value. Its examples show a call of every reducer.
  static let expression = text.with(
    "examples",
    .texts(
      Reducer.all.map { reducer in
        let needed = reducer.parameters.filter { $0.fallback == nil }.map { ", " + $0.name }
        return "\(reducer.name)(column\(needed.joined()))"
      }))
}
