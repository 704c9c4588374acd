import Basics

/// A set of examples that a grid has its networks evaluated on, besides those that the dataset has: its test examples,
/// each number mapped to another range; the test examples of another dataset; or every point of a grid.
package struct EvaluationSet: Codable, Equatable, Sendable {
  /// The names that datasets give to sets of their own.
  package static let test = "test"
  package static let seen = "seen"
  /// That of a grid whose error says whether a network has learned what it should.
  package static let extrapolation = "extrapolation"

  /// The word for every point of a grid.
  package static let grid = "grid"

  /// What its columns end with: `extrapolation_2x` gives `accuracy_extrapolation_2x`.
  package var name: String
  /// An entry of `InputMapping.all`, `dataset` or `grid`.
  package var mapping: String
  package var numbers: [Double]
  /// The name of another dataset, or of one for each dataset of the grid.
  package var dataset: String?
  package var datasets: [String: String]?

  package init(
    name: String, mapping: String, numbers: [Double] = [], dataset: String? = nil, datasets: [String: String]? = nil
  ) {
    self.name = name
    self.mapping = mapping
    self.numbers = numbers
    self.dataset = dataset
    self.datasets = datasets
  }

  /// The other dataset for trials on a dataset; nil for a set that comes from the trial's own.
  package func dataset(for name: String) -> String? { datasets?[name] ?? dataset }

  /// Lower-case letters, digits and underscores, a letter first.
  package static func isName(_ text: String) -> Bool {
    // Bytes: "á" lies between "a" and "z" in the order of characters.
    func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    return text.utf8.first.map(isLetter) == true
      && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
  }

  /// Where the numbers of a dataset go.
  ///
  /// - Parameter range: of the dataset's numbers.
  /// - Throws: a diagnostic for a mapping that there is not.
  package func map(from range: ClosedRange<Double>) throws(Diagnostic) -> NumberMap {
    try InputMapping.all.named(mapping, what: "mapping of inputs").map(numbers, range)
  }
}
