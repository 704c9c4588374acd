import Basics

/// An additional set of examples on which a grid evaluates its networks: the dataset's test examples with each number
/// mapped to another range, the test examples of another dataset, or every point of a grid.
package struct EvaluationSet: Codable, Equatable, Sendable {
  /// The names of a dataset's own sets.
  package static let test = "test"
  package static let seen = "seen"
  /// The name of the set whose error decides whether a network has solved its task.
  package static let extrapolation = "extrapolation"

  /// The mapping that stands for every point of a grid.
  package static let grid = "grid"

  /// The suffix of its columns: `extrapolation_2x` gives `accuracy_extrapolation_2x`.
  package var name: String
  /// An entry of `InputMapping.all`, `dataset` or `grid`.
  package var mapping: String
  /// The numbers of the mapping or of the grid.
  package var numbers: [Double]
  /// The name of another dataset for all trials.
  package var dataset: String?
  /// The names of other datasets, by the dataset of the trial.
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

  /// Returns the other dataset for trials on a dataset; nil for a set that is made from the trial's own dataset.
  package func dataset(for name: String) -> String? { datasets?[name] ?? dataset }

  /// Returns true for a text of lower-case ASCII letters, digits and underscores that begins with a letter.
  package static func isName(_ text: String) -> Bool {
    // Bytes are compared, because "á" lies between "a" and "z" in the order of characters.
    func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    return text.utf8.first.map(isLetter) == true
      && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
  }

  /// Returns the function that maps the numbers of a dataset.
  ///
  /// - Parameter range: the range of the dataset's numbers.
  /// - Throws: a diagnostic for a mapping that does not exist.
  package func map(from range: ClosedRange<Double>) throws(Diagnostic) -> NumberMap {
    try InputMapping.all.named(mapping, what: "mapping of inputs").map(numbers, range)
  }
}
