import Basics
import Tables

/// A parameter of a program and its values, as they are written in the grid file.
package struct ParameterValues: Codable, Equatable, Sendable {
  package var name: String
  package var values: [String]

  package init(name: String, values: [String]) {
    self.name = name
    self.values = values
  }

  /// Returns all combinations of one value of each parameter. The last parameter changes fastest.
  static func combinations(of parameters: [ParameterValues]) -> [[String]] {
    parameters.reduce([[]]) { all, parameter in
      all.flatMap { before in parameter.values.map { before + [$0] } }
    }
  }

  /// Returns the values that each parameter has in some cells, in the order of their first occurrence.
  static func met(in cells: [[String]], of names: [String]) -> [ParameterValues] {
    names.enumerated().map { index, name in
      var known: Set<String> = []
      let values = cells.compactMap { $0.count > index ? $0[index] : nil }.filter { known.insert($0).inserted }
      return ParameterValues(name: name, values: values)
    }
  }

  /// Returns the number of combinations.
  static func combinationCount(of parameters: [ParameterValues]) -> Int {
    parameters.reduce(1) { $0.saturatingProduct($1.values.count) }
  }
}
