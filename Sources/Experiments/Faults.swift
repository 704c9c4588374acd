/// The faults of a published program, kept so that its numbers can be reproduced.
///
/// A protocol holds them and passes them to the dataset and to the evaluation. Without faults, both work correctly.
/// Networks know nothing about them.
package struct Faults: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// `random_pos` is drawn like `random`, negative numbers included. The cause was a copied line.
  package static let symmetricRandomPos = Faults(rawValue: 1 << 0)
  /// `one_hot` comes as runs of equal pairs, both in training and in test. The cause was a hashed set that kept equal
  /// rows side by side.
  package static let clusteredOneHot = Faults(rawValue: 1 << 1)
  /// Evaluation leaves out the skip connections that training has.
  package static let evaluationWithoutSkips = Faults(rawValue: 1 << 2)

  /// The faults of the program of 2018.
  package static let octavian2018: Faults = [.symmetricRandomPos, .clusteredOneHot, .evaluationWithoutSkips]
}
