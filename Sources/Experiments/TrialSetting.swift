import Basics
import Networks

/// A setting of a trial: a key of a network in the grid file, and a column of the results.
///
/// It is part of the trial's key only if it differs from its default. So a new setting changes no key, seed or row of
/// older trials. The entries of `all` are the definition.
package struct TrialSetting: Named, Sendable {
  /// The name of the column.
  package let name: String
  /// The key in a network of the grid file.
  package let key: String
  /// A short text that says what the setting changes.
  package let summary: String
  /// A text for messages that says what a value must be.
  package let expectation: String
  /// The range of its numbers; nil for a setting whose values are texts.
  package let range: ClosedRange<Double>?
  /// The schema of one value in a grid file.
  let value: ValueSchema
  /// Returns a value as the column has it, empty for the default; nil for a text that is not a value.
  package let column: @Sendable (_ text: String) -> String?
  /// A value other than the default, with which tests check that the setting has an effect; nil if there is no other
  /// value.
  package let otherValue: String?
  /// Applies a value of the column to a setup.
  ///
  /// Throws a diagnostic for a value that this program does not know.
  let apply: @Sendable (_ value: String, inout TrainingSetup) throws(Diagnostic) -> Void
  /// Returns the reason why a network cannot have the setting; nil if it can.
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

  /// A size relative to the input, so that networks of different kinds have about equally many parameters on every
  /// task.
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

  /// The learning rate of the whole training, instead of a search. Different spellings of a number are one value.
  package static let rate = TrialSetting.number(
    "fixed_rate", key: "rate", "the learning rate of all of training, without a search", most: 1_000, other: "0.01",
    \.rate)

  /// The loss that training minimises. The column `loss` is always the mean squared error on the test set.
  package static let loss = TrialSetting.choice(
    "training_loss", key: "loss", "what training makes small", of: Loss.all, \.loss)

  /// Returns the value of a field of results, empty for the default; nil for a number out of range. An unknown text is
  /// kept, because a newer program may have written it.
  func value(ofField field: String) -> String? {
    column(field) ?? (range == nil ? field : nil)
  }

  /// Returns a setting that is a whole number of the setup.
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

  /// Returns a setting whose value is the name of an entry in a list.
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
