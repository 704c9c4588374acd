import Analysis
import Basics

extension ValueSchema {
  /// A column, or a computed value; the examples have every reducer.
  static let expression = text.with(
    "examples",
    .texts(
      Reducer.all.map { reducer in
        let needed = reducer.parameters.filter { $0.fallback == nil }.map { ", " + $0.name }
        return "\(reducer.name)(column\(needed.joined()))"
      }))
}
