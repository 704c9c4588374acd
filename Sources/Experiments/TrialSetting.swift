import Basics
import Networks

/// What else identifies a trial, where it is not the default: a key of a network in the grid file, a column of the
/// results, and a part of the trial's key only where it is not empty. So the keys, seeds and rows of trials that were
/// made before a setting was there stay what they are.
///
/// The entries of `all` are the definition.
package struct TrialSetting: Named, Sendable {
  /// The column.
  package let name: String
  /// The key in a network of the grid file.
  package let key: String
  /// What a value must be, for people.
  package let expectation: String
  /// Of its numbers; nil for a setting of texts.
  package let range: ClosedRange<Double>?
  /// A value as it is written in the column, empty for the default; nil for a text that is not a value.
  package let column: @Sendable (_ text: String) -> String?
  /// Why a network does not have the setting; nil if it has.
  package let refusal: @Sendable (NetworkChoice) -> String?

  package static let all: [TrialSetting] = [.width, .batchSize, .optimizer, .rate]

  /// The inner width.
  package static let width = count(
    "network_width", key: "width", in: 1...4_096, unlessGiven: Architecture.innerWidth
  ) { network in
    let architecture = Architecture.all.first { $0.name == network.type }
    return architecture?.hasInnerWidth(depth: network.depth) == false
      ? "a network of type '\(network.type)' and depth \(network.depth) has no inner width" : nil
  }

  /// Examples of one training step.
  package static let batchSize = count("batch_size", key: "batch_size", in: 1...65_536, unlessGiven: Batch.size)

  package static let optimizer = TrialSetting(
    name: "optimizer", key: "optimizer",
    expectation: "one of " + Optimizer.all.map(\.name).joined(separator: ", "), range: nil,
    column: { text in
      guard Optimizer.all.contains(where: { $0.name == text }) else { return nil }
      return text == Optimizer.adam.name ? "" : text
    }, refusal: { _ in nil })

  /// The learning rate of all of training, instead of a search. Two spellings of a number are one value.
  package static let rate = TrialSetting(
    name: "fixed_rate", key: "rate", expectation: "a number above 0 and at most 1000",
    range: Double.leastNonzeroMagnitude...1_000,
    column: { text in
      guard let rate = Double(text), rate > 0, rate <= 1_000 else { return nil }
      return "\(rate)"
    }, refusal: { _ in nil })

  /// The value of a field of results, empty for the default; nil for a number out of range. A text that is not known here
  /// can come from a newer program, and is kept.
  func value(ofField field: String) -> String? {
    column(field) ?? (range == nil ? field : nil)
  }

  private static func count(
    _ name: String, key: String, in range: ClosedRange<Int>, unlessGiven value: Int,
    refusal: @escaping @Sendable (NetworkChoice) -> String? = { _ in nil }
  ) -> TrialSetting {
    TrialSetting(
      name: name, key: key,
      expectation: "a whole number of at least \(range.lowerBound) and at most \(range.upperBound)",
      range: Double(range.lowerBound)...Double(range.upperBound),
      column: { text in
        guard let number = Int(text), range.contains(number) else { return nil }
        return number == value ? "" : String(number)
      }, refusal: refusal)
  }
}
