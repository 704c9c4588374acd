import Basics
import Networks
import Tables

// Settings of the training, apart from the optimiser.
extension TrialSetting {
  static let initializer = TrialSetting(
    name: "initializer", key: "initializer", summary: "how the weights of the hidden layers begin",
    expectation: "one of " + Initializer.all.map(\.name).joined(separator: ", "), range: nil,
    value: .names(of: Initializer.all),
    column: { text in Initializer.all.contains { $0.name == text } ? text : nil }, otherValue: "he_uniform",
    apply: { value, setup throws(Diagnostic) in
      setup.initializer = try Initializer.all.named(value, what: "initializer")
    },
    refusal: { refusal(of: $0, unless: \.takesInitializer, "begins in its own way") })

  static let schedule = TrialSetting.choice(
    "rate_schedule", key: "schedule", "what becomes of the learning rate with the steps", of: RateSchedule.all,
    \.schedule)

  static let inputs = TrialSetting.choice(
    "input_scaling", key: "inputs", "what becomes of the inputs before they enter the network", of: InputScaling.all,
    \.inputs)

  static let warmUp = TrialSetting.count(
    "warm_up", key: "warm_up", "steps in which the learning rate grows from 0", in: 0...100_000_000, other: "7",
    \.warmUp)

  static let clipNorm = TrialSetting.number(
    "clip_norm", key: "clip_norm", "the greatest length of the gradient of all weights", most: 1e6, other: "0.01",
    \.clipNorm)

  static let clipValue = TrialSetting.number(
    "clip_value", key: "clip_value", "the greatest number in the gradient", most: 1e6, other: "0.0001", \.clipValue)

  static let routine: TrialSetting = {
    var setting = TrialSetting.choice(
      "training_routine", key: "routine", "what a published program does besides steps of all weights",
      of: TrainingRoutine.all, \.routine)
    setting.refusal = { refusal(of: $0, unless: \.hasRoutines, "has no gates that could take turns with weights") }
    return setting
  }()

  // MARK: penalties

  static let penalty = TrialSetting.number(
    "penalty", key: "penalty", "the strength of the penalty of a module's weights", least: 0, most: 1e6, other: "0.5",
    \.penalty.strength, refusal: refusalOfPenalty)

  static let penaltyLimit = TrialSetting.number(
    "penalty_limit", key: "penalty_limit", "what the strength of a penalty that grows ends at", most: 1e6,
    other: "0.01",
    \.penalty.limit, refusal: { refusal(of: $0, unless: \.penaltyGrows, "has no penalty that grows tenfold") })

  static let penaltyStart = TrialSetting.step(
    "penalty_start", "the step at which the penalty of a module's weights begins", other: "3", \.penalty.start)

  static let penaltyEnd = TrialSetting.step(
    "penalty_end", "the step at which the penalty of a module's weights has its full strength", other: "9",
    \.penalty.end)

  private static let refusalOfPenalty: @Sendable (NetworkChoice) -> String? = {
    refusal(of: $0, unless: \.hasPenalty, "has no penalty")
  }

  private static func refusal(
    of network: NetworkChoice, unless has: KeyPath<Architecture, Bool>, _ reason: String
  ) -> String? {
    guard let architecture = Architecture.all.first(where: { $0.name == network.type }), !architecture[keyPath: has]
    else { return nil }
    return "a network of type '\(network.type)' \(reason)"
  }

  // MARK: kinds

  /// Returns a setting that is a number of the setup, nil by default. Different spellings of a number are one value.
  ///
  /// - Parameter least: the smallest allowed number; nil for any number above 0.
  static func number(
    _ name: String, key: String, _ summary: String, least: Double? = nil, most: Double, other: String,
    _ place: WritableKeyPath<TrainingSetup, Double?> & Sendable,
    refusal: @escaping @Sendable (NetworkChoice) -> String? = { _ in nil }
  ) -> TrialSetting {
    let lower = least.map { "of at least \(NumberText.shortest($0))" } ?? "above 0"
    let expectation = "a number \(lower) and at most \(NumberText.shortest(most))"
    @Sendable func number(_ text: String) -> Double? {
      Double(text).flatMap { ($0 > 0 || $0 == least) && $0 <= most ? $0 : nil }
    }
    return TrialSetting(
      name: name, key: key, summary: summary, expectation: expectation,
      range: (least ?? .leastNonzeroMagnitude)...most,
      value: least.map { .number(in: $0...most) } ?? .positiveNumber.with("maximum", .number(most)),
      column: { text in number(text).map { "\($0)" } },
      otherValue: other,
      apply: { value, setup throws(Diagnostic) in
        guard let number = number(value) else { throw unknown(value, key, expectation) }
        setup[keyPath: place] = number
      }, refusal: refusal)
  }

  /// Returns a setting that is a training step on which a penalty depends, nil by default.
  private static func step(
    _ name: String, _ summary: String, other: String, _ place: WritableKeyPath<TrainingSetup, Int?> & Sendable
  ) -> TrialSetting {
    let range = 0...100_000_000
    let expectation = "a whole number of at least \(range.lowerBound) and at most \(range.upperBound)"
    return TrialSetting(
      name: name, key: name, summary: summary, expectation: expectation,
      range: Double(range.lowerBound)...Double(range.upperBound), value: .wholeNumber(in: range),
      column: { text in Int(text).flatMap { range.contains($0) ? String($0) : nil } }, otherValue: other,
      apply: { value, setup throws(Diagnostic) in
        guard let number = Int(value) else { throw unknown(value, name, expectation) }
        setup[keyPath: place] = number
      }, refusal: refusalOfPenalty)
  }

  static func unknown(_ value: String, _ key: String, _ expectation: String) -> Diagnostic {
    Diagnostic(.usage, "'\(value)' is not a value of '\(key)'", hint: "write \(expectation)")
  }
}
