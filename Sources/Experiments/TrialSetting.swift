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
  /// What it changes, in a few words.
  package let summary: String
  /// What a value must be, for people.
  package let expectation: String
  /// Of its numbers; nil for a setting of texts.
  package let range: ClosedRange<Double>?
  /// What one value may be in a grid file.
  let value: ValueSchema
  /// A value as it is written in the column, empty for the default; nil for a text that is not a value.
  package let column: @Sendable (_ text: String) -> String?
  /// A value other than the default, by which the tests see that the setting has an effect; nil if there is no other.
  package let otherValue: String?
  /// Puts a value of the column into what the network is built and trained from.
  ///
  /// Throws a diagnostic for a value that this program does not know.
  let apply: @Sendable (_ value: String, inout TrainingSetup) throws(Diagnostic) -> Void
  /// Why a network does not have the setting; nil if it has.
  package var refusal: @Sendable (NetworkChoice) -> String?

  package static let all: [TrialSetting] = [
    .width, .batchSize, .optimizer, .rate, .loss, .initializer, .schedule, .warmUp, .clipNorm, .clipValue, .penalty,
    .penaltyLimit, .penaltyStart, .penaltyEnd, .routine, .inputs, .size,
  ]

  package static let width = TrialSetting.count(
    "network_width", key: "width", "numbers in each hidden layer", in: 1...4_096, \.innerWidth
  ) { network in
    let architecture = Architecture.all.first { $0.name == network.type }
    return architecture?.hasInnerWidth(depth: network.depth) == false
      ? "a network of type '\(network.type)' and depth \(network.depth) has no inner width" : nil
  }

  /// So that networks of different kinds have equal parameters on every task, whatever its widths.
  package static let size = TrialSetting.number(
    "network_size", key: "size",
    "the hidden width of the mlp that has as many parameters, over the numbers in a half of the input", most: 1_000,
    other: "0.5", \.size
  ) { network in
    if network.settings[width.name] != nil { return "a network has 'width' or 'size', not both" }
    return width.refusal(network)
  }

  package static let batchSize = TrialSetting.count(
    "batch_size", key: "batch_size", "examples of one training step", in: 1...65_536, \.batchSize)

  package static let optimizer = TrialSetting.choice(
    "optimizer", key: "optimizer", "how weights move with their gradients", of: Optimizer.all, \.optimizer)

  /// The learning rate of all of training, instead of a search. Two spellings of a number are one value.
  package static let rate = TrialSetting.number(
    "fixed_rate", key: "rate", "the learning rate of all of training, without a search", most: 1_000, other: "0.01",
    \.rate)

  /// What training makes small. The column `loss` is a measure of the test set, whatever the network was trained on.
  package static let loss = TrialSetting.choice(
    "training_loss", key: "loss", "what training makes small", of: Loss.all, \.loss)

  /// The value of a field of results, empty for the default; nil for a number out of range. A text that is not known here
  /// can come from a newer program, and is kept.
  func value(ofField field: String) -> String? {
    column(field) ?? (range == nil ? field : nil)
  }

  /// A whole number of the setup.
  static func count(
    _ name: String, key: String, _ summary: String, in range: ClosedRange<Int>, other: String? = nil,
    _ place: WritableKeyPath<TrainingSetup, Int> & Sendable,
    refusal: @escaping @Sendable (NetworkChoice) -> String? = { _ in nil }
  ) -> TrialSetting {
    let expectation = "a whole number of at least \(range.lowerBound) and at most \(range.upperBound)"
    return TrialSetting(
      name: name, key: key, summary: summary, expectation: expectation,
      range: Double(range.lowerBound)...Double(range.upperBound), value: .wholeNumber(in: range),
      column: { text in
        guard let number = Int(text), range.contains(number) else { return nil }
        return number == TrainingSetup()[keyPath: place] ? "" : String(number)
      }, otherValue: other ?? String(range.lowerBound),
      apply: { value, setup throws(Diagnostic) in
        guard let number = Int(value) else { throw unknown(value, key, expectation) }
        setup[keyPath: place] = number
      }, refusal: refusal)
  }

  /// An entry of a list, by its name.
  static func choice<Entry: Named & Sendable>(
    _ name: String, key: String, _ summary: String, of entries: [Entry],
    _ place: WritableKeyPath<TrainingSetup, Entry> & Sendable
  ) -> TrialSetting {
    let standard = TrainingSetup()[keyPath: place].name
    let names = entries.map(\.name)
    return TrialSetting(
      name: name, key: key, summary: summary, expectation: "one of " + names.joined(separator: ", "), range: nil,
      value: .names(of: entries),
      column: { text in names.contains(text) ? (text == standard ? "" : text) : nil },
      otherValue: names.first { $0 != standard },
      apply: { value, setup throws(Diagnostic) in setup[keyPath: place] = try entries.named(value, what: key) },
      refusal: { _ in nil })
  }
}
