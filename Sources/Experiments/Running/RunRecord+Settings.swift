extension RunRecord {
  /// The settings with which the recorded trials were made. A run with other settings cannot add trials to them.
  package struct Settings: Equatable, Sendable {
    package var protocolName = ""
    package var masterSeed = 0
    package var training: TrainingSettings?
    package var isSequential = false
    /// The settings of a program; nil for networks.
    package var program: ProgramSettings?
    /// The earlier settings of a program that made rows which are kept, because the user has accepted the changes
    /// since.
    package var programsBefore: [ProgramSettings] = []
  }
}

extension RunRecord.Settings {
  package init(_ grid: Grid) {
    self.init(
      protocolName: grid.researchProtocol.name, masterSeed: grid.masterSeed, training: grid.settings,
      isSequential: grid.isSequential)
  }

  /// Returns these settings for a record that may have had others.
  ///
  /// - Parameter isChanged: true if rows of the other settings are kept, so that the record lists those settings too.
  func following(_ recorded: Self?, isChanged: Bool) -> Self {
    var settings = self
    settings.programsBefore = recorded?.programsBefore ?? []
    if isChanged, let before = recorded?.program { settings.programsBefore.append(before) }
    return settings
  }

  /// Returns the settings that differ, each as `name: theirs there, ours here`.
  func differences(from there: Self) -> [String] {
    if let program, let theirs = there.program { return program.differences(from: theirs) }
    if (program == nil) != (there.program == nil) {
      let what = ["networks of this program", "a command"]
      return ["trials: \(what[there.program == nil ? 0 : 1]) there, \(what[program == nil ? 0 : 1]) here"]
    }
    func line<V: Equatable>(_ name: String, _ value: (Self) -> V?) -> String? {
      let (theirs, ours) = (value(there), value(self))
      return theirs == ours ? nil : "\(name): \(text(theirs)) there, \(text(ours)) here"
    }
    return [
      line("protocol") { $0.protocolName }, line("sequential") { $0.isSequential },
      line("master_seed") { $0.masterSeed },
      line("search rates") { $0.training?.searchRates }, line("search steps") { $0.training?.searchSteps },
      line("training steps") { $0.training?.trainingSteps }, line("validate_every") { $0.training?.validateEvery },
      line("patience") { $0.training?.patience }, line("rates of another run") { $0.training?.tunedRates },
      line("evaluation sets") { $0.training?.evaluation }, line("examples") { $0.training?.examples },
      line("success") { $0.training?.success }, line("reported weights") { $0.training?.reported },
    ].compactMap { $0 }
  }

  private func text<V>(_ value: V?) -> String {
    value.map { "\($0)" } ?? "none"
  }
}

extension RunRecord.Settings: Codable {
  private enum CodingKeys: String, CodingKey {
    case protocolName = "protocol"
    case masterSeed = "master_seed"
    case training
    case isSequential = "sequential"
    case programsBefore = "before"
  }

  /// The settings of a program have other keys than those of networks, on the same level.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    guard values.contains(.protocolName) || values.contains(.masterSeed) else {
      program = try ProgramSettings(from: decoder)
      programsBefore = try values.decodeIfPresent([ProgramSettings].self, forKey: .programsBefore) ?? []
      return
    }
    protocolName = try values.decode(String.self, forKey: .protocolName)
    masterSeed = try values.decode(Int.self, forKey: .masterSeed)
    training = try values.decodeIfPresent(TrainingSettings.self, forKey: .training)
    isSequential = try values.decodeIfPresent(Bool.self, forKey: .isSequential) ?? false
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    if let program {
      try program.encode(to: encoder)
      if !programsBefore.isEmpty { try values.encode(programsBefore, forKey: .programsBefore) }
    } else {
      try values.encode(protocolName, forKey: .protocolName)
      try values.encode(masterSeed, forKey: .masterSeed)
      try values.encodeIfPresent(training, forKey: .training)
      if isSequential { try values.encode(true, forKey: .isSequential) }
    }
  }
}
