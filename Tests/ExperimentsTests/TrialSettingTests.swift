import Basics
import Experiments
import Tables
import TestSupport
import Testing

/// Settings, which belong to a trial's key only if they differ from their defaults.
@Suite struct TrialSettingTests {
  private func trials(_ network: String, of type: String = "mlp, depth: 2, activation: relu") throws -> [Trial] {
    Array(try grid(network, of: type).trials)
  }

  private func grid(_ network: String, of type: String = "mlp, depth: 2, activation: relu") throws -> Grid {
    try Grid.parse(
      """
      tasks: dot
      datasets: many_hot
      networks: {type: \(type)\(network)}
      search: {rates: [1e-3], steps: 10}
      training: {steps: 20, validate_every: 20, patience: 10}
      """, path: "grid.yaml")
  }

  private func run(_ network: String, in scratch: ScratchFolder) throws -> Table {
    _ = try GridRunner(try grid(network), in: RunFolder(scratch.path)).run(telling: Recorder())
    return try CSVReader().read(path: scratch("results.csv"))
  }

  @Test func defaultIsNoPartOfTheKey() throws {
    #expect(try trials(", width: 256") == trials(""))
    #expect(try trials("")[0].values.count == Trial.columns.count && trials("")[0].settings.isEmpty)
    let wide = try trials(", width: [128, 256]")
    let plain = try trials("")
    #expect(wide.count == 2 && wide[0].settings == ["network_width": "128"] && wide[1] == plain[0])
    #expect(wide[0].weightSeed(master: 1) != wide[1].weightSeed(master: 1))
    #expect(wide[0].dataSeed(master: 1) == wide[1].dataSeed(master: 1))
    #expect(wide[0].description.contains("mlp_2_relu network_width=128"))
  }

  /// A network with 256 inputs, h inner units and one output has h · 257 + h + 1 parameters. The row of the default
  /// width is the same with and without another width in the grid.
  @Test func widthsAreTrainedAndWritten() throws {
    try ScratchFolder.with { scratch in
      let alone = try run("", in: scratch.folder("alone"))
      #expect(alone["network_width"] == nil)
      let both = try run(", width: [7, 256]", in: scratch.folder("both"))
      let narrow = try #require((0..<2).first { both["network_width"]?.number($0) == 7 })
      #expect(both["parameters"]?.number(narrow) == Double(7 * 257 + 8))
      #expect(both["parameters"]?.number(1 - narrow) == Double(256 * 257 + 257))
      for name in alone.columnNames where !["datetime", "seconds"].contains(name) {
        #expect(alone[name]?.text(0) == both[name]?.text(1 - narrow), "\(name)")
      }
    }
  }

  /// Steps can have more examples than a block, or fewer. The default is 32.
  @Test func batchesOfAnySizeAreTrained() throws {
    try ScratchFolder.with { scratch in
      let table = try run(", batch_size: [20, 32, 72]", in: scratch)
      #expect(table.rowCount == 3)
      #expect(Set((0..<3).map { table["batch_size"]?.number($0) ?? 32 }) == [20, 32, 72])
      let losses = try (0..<3).map { try #require(table["loss"]?.number($0)) }
      #expect(Set(losses).count == 3)
    }
  }

  @Test func optimizersAreNamed() throws {
    #expect(try trials(", optimizer: adam") == trials(""))
    #expect(try trials(", loss: mean_squared_error") == trials(""))
    let error = #expect(throws: DiagnosticList.self) { try grid(", optimizer: adma") }
    #expect(error?.diagnostics.first?.message.hasPrefix("optimizer must be one of adam") == true)
  }

  @Test(arguments: TrialSetting.all) func settingIsAColumnAndAKey(setting: TrialSetting) {
    #expect(ResultColumn.known(setting.name) != nil && CurveColumn.known(setting.name) != nil)
    #expect(!ResultColumn.all.contains { $0.name == setting.name })
    #expect(setting.column("") == nil, "'\(setting.name)' takes nothing for a value")
  }

  /// For settings that have no effect on a plain network, networks on which they have one within twenty steps.
  static let networks = [
    "penalty": "npu, depth: 1", "penalty_limit": "npu, depth: 1, penalty: 0.5",
    "penalty_start": "inalu, depth: 1, penalty: 0.5", "penalty_end": "inalu, depth: 1, penalty: 0.5",
    "training_routine": "inalu, depth: 1",
  ]

  /// Every setting changes the result. Otherwise its column would only give equal results different names.
  @Test(arguments: TrialSetting.all) func settingChangesTheResult(setting: TrialSetting) throws {
    let other = try #require(setting.otherValue, "'\(setting.name)' has no value but its default")
    #expect(setting.column(other) == other, "'\(other)' is not a value of '\(setting.name)', or is its default")
    let type = Self.networks[setting.name] ?? "mlp, depth: 2, activation: relu"
    let plain = try #require(trials("", of: type).first)
    let changed = try #require(trials(", \(setting.key): \(other)", of: type).first)
    #expect(changed.settings == plain.settings.merging([setting.name: other]) { $1 })
    let trainer = Trainer(
      settings: TrainingSettings(
        searchRates: [1e-3], searchSteps: 10, trainingSteps: 20, validateEvery: 20, patience: 10), masterSeed: 1)
    let losses = try [plain, changed].map { try trainer.train($0)[.loss] }
    #expect(losses[0] != losses[1], "'\(setting.name)' changes no result: see its 'apply'")
  }

  @Test(arguments: TrialSetting.all) func unknownValueIsToldWhenItIsUsed(setting: TrialSetting) throws {
    var choice = NetworkChoice(type: "mlp", depth: 2, activation: "relu")
    choice.settings[setting.name] = "of a newer program"
    #expect(throws: Diagnostic.self) { try choice.setup }
  }

  @Test(arguments: [
    (", width: wide", "3:58 width must be a whole number of at least 1 and at most 4096"),
    (", width: []", "3:58 at least one width is needed"), (", widht: 3", "3:51 unknown key 'widht'"),
  ])
  func mistakesAreToldAtTheirPlace(network: String, mistake: String) {
    let error = #expect(throws: DiagnosticList.self) { try grid(network) }
    #expect(
      error?.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.message)" } == [mistake])
  }

  /// A setting without effect is refused at its place.
  @Test(arguments: [
    ("mlp, depth: 2, activation: relu, penalty: 1", "3:60 a network of type 'mlp' has no penalty"),
    ("nalu, depth: 1, initializer: he_uniform", "3:47 a network of type 'nalu' begins in its own way"),
    ("neural_addition, depth: 1, penalty_limit: 1", "has no penalty that grows tenfold"),
  ])
  func networksRefuseWhatHasNoEffect(network: String, mistake: String) {
    let error = #expect(throws: DiagnosticList.self) { try grid("", of: network) }
    let messages = error?.diagnostics.map {
      "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.message)"
    }
    #expect(messages?.count == 1 && messages?.first?.hasSuffix(mistake) == true, "\(messages ?? [])")
  }

  @Test func networksWithoutAnInnerWidthRefuseIt() {
    let text = "tasks: dot\ndatasets: random\nnetworks: {type: multiply_simple, width: 8}\n"
    let error = #expect(throws: DiagnosticList.self) { try Grid.parse(text, path: "grid.yaml") }
    #expect(
      error?.diagnostics.first?.message == "a network of type 'multiply_simple' and depth 1 has no inner width")
  }
}
