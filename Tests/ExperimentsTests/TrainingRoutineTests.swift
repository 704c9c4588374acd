import Basics
import Experiments
import Networks
import Statistics
import Tables
import TestSupport
import Testing

/// The training routines of published programs, which do more than plain steps of all weights.
@Suite struct TrainingRoutineTests {
  private func routine(_ name: String) throws -> TrainingRoutine {
    try TrainingRoutine.all.named(name, what: "routine")
  }

  private func network(
    _ layer: LayerDescription = .inalu(1), _ optimizer: String = "rmsprop_tensorflow"
  ) throws -> Network {
    let network = Network(
      inputWidth: 2, [layer], optimizer: try Optimizer.all.named(optimizer, what: "optimizer"),
      clipping: GradientClipping(value: 0.1, norm: nil))
    var generator = RandomGenerator(seed: 3)
    network.initialize(using: &generator)
    return network
  }

  /// Returns two blocks whose targets all equal `distance`.
  private func blocks(distance: Float) -> [Batch] {
    var generator = RandomGenerator(seed: 4)
    return (0..<2).map { _ in
      let block = Batch(inputWidth: 2, outputWidth: 1)
      for i in 0..<block.inputs.count { block.inputs.pointer[i] = Float(2 * generator.uniform() - 1) }
      block.targets.fill(distance)
      return block
    }
  }

  private func numbers(_ parameters: some Sequence<Parameter>) -> [Float] {
    parameters.flatMap { parameter in
      (0..<parameter.inputs * parameter.outputs).map { parameter[$0 / parameter.outputs, $0 % parameter.outputs] }
    }
  }

  // MARK: losses

  /// The expected answers come from the means of both halves and the deviation of the second half, computed by hand.
  @Test(
    arguments: [
      ([4, 4, 2, 2], false), ([2, 2, 2, 2], true), ([0.5, 0.5, 0.5, 0.5], false), ([3, 3, 1, 5], true),
      ([4.1, 4.1, 1, 5], true), ([5.1, 5.1, 1, 5], false), ([1, 3, 2], true), ([.nan, 2, 2, 2], false),
    ] as [([Double], Bool)])
  func stagnation(losses: [Double], stagnate: Bool) {
    var stored = StoredLosses()
    for loss in losses { stored.append(loss) }
    #expect(stored.count == losses.count && stored.stagnate(above: 1) == stagnate)
    stored.removeAll()
    #expect(stored.count == 0)
  }

  // MARK: steps

  /// Eight steps move the weights, then two move the gates, and so on.
  @Test func weightsAndGatesTakeTurns() throws {
    let (network, blocks) = (try network(), blocks(distance: 1))
    var run = RoutineRun(try routine("schloer_2020"), seed: 1)
    for step in 0..<20 {
      let before = (numbers(network.parameters.prefix(4)), numbers(network.parameters.suffix(1)))
      _ = run.train(network, on: blocks, learningRate: 0.01, step: step)
      let movesWeights = step % 10 < 8
      #expect((numbers(network.parameters.prefix(4)) != before.0) == movesWeights, "step \(step)")
      #expect((numbers(network.parameters.suffix(1)) != before.1) == !movesWeights, "step \(step)")
    }
  }

  /// 400 steps agree with PyTorch (2.15, float64), with epochs of ten steps: Tests/References/torch_routine.py.
  @Test(arguments: ["nalu", "inalu", "inalu_shared"]) func lossesAreThoseFromOutside(name: String) throws {
    let layers: [String: LayerDescription] = [
      "nalu": .nalu(1), "inalu": .inalu(1), "inalu_shared": .inalu(1, sharesWeights: true),
    ]
    let network = try network(try #require(layers[name]))
    var counter = SplitMixCounter()
    for (index, parameter) in network.parameters.enumerated() {
      let start: Float = index == network.parameters.count - 1 ? 0 : index % 2 == 0 ? 1 : -1
      for input in 0..<parameter.inputs { parameter[input, 0] = start + counter.next() / 10 }
    }
    var routine = try routine("schloer_2020")
    routine.epoch = 10
    var run = RoutineRun(routine, seed: 1)
    let expected = try lossesFromOutside(name)
    #expect(expected.count == 15)
    let blocks = blocks(distance: 0)
    for step in 0..<400 {
      for block in blocks { counter.fillProducts(block) }
      let loss = Double(run.train(network, on: blocks, learningRate: 0.01, step: step))
      guard let value = expected[step + 1] else { continue }
      #expect(abs(loss / value - 1) < (step < 100 ? 1e-5 : 2e-3), "step \(step + 1): \(loss) beside \(value)")
    }
  }

  /// Returns the losses of the PyTorch script by step.
  private func lossesFromOutside(_ name: String) throws -> [Int: Double] {
    let table = try CSVReader().read(path: Program.root + "/Tests/Fixtures/torch_routine_losses.csv")
    let rows = (0..<table.rowCount).filter { table["network"]?.text($0) == name }
    return Dictionary(
      rows.map { (Int(rounding: table["step"]?.number($0) ?? 0, within: 0...400), table["loss"]?.number($0) ?? .nan) },
      uniquingKeysWith: { first, _ in first })
  }

  // MARK: fresh weights

  /// If nothing can be learned, all weights are drawn from U(−2, 2) at the first step of epoch 10. Before the next
  /// drawing, 10,001 more losses are needed.
  @Test func weightsAreDrawnAfresh() throws {
    let (network, batches) = (try network(), [100, 101].map { blocks(distance: $0) })
    var run = RoutineRun(try routine("schloer_2020"), seed: 1)
    for step in 0..<10_000 { _ = run.train(network, on: batches[step % 2], learningRate: 0, step: step) }
    #expect(run.redraws == 0)
    _ = run.train(network, on: batches[0], learningRate: 0, step: 10_000)
    #expect(run.redraws == 1)
    let fresh = numbers(network.parameters)
    #expect(fresh.allSatisfy { abs($0) <= 2 } && Set(fresh).count == fresh.count)
    #expect(fresh.contains { abs($0) > 1.2 })
  }

  /// The other routine watches the validation loss, and draws weights from the module's own initial law.
  @Test(arguments: [(0.5, 0), (3.0, 1)]) func validationLossesDecide(loss: Double, redraws: Int) throws {
    let (network, blocks) = (try network(.inalu(1, beginning: .medium), "adam"), blocks(distance: 1))
    var run = RoutineRun(try routine("mistry_2022"), seed: 1)
    #expect(run.watchesValidation)
    run.validationLoss = loss
    for step in 0...5_000 { _ = run.train(network, on: blocks, learningRate: 1e-3, step: step) }
    #expect(run.redraws == redraws)
    if redraws == 1 {
      #expect(network.parameters[0][0, 0] > 0 && network.parameters[0][0, 0] < 1.8)
    }
  }

  /// The pull is added to the loss after step 10,000 while the validation loss is good. Only its gradient moves the
  /// parameters of a network that has nothing to learn.
  @Test func goodValidationLossesAreFollowedByAPull() throws {
    let routine = try routine("mistry_2022")
    for (loss, step, moves) in [(0.5, 10_001, true), (0.5, 10_000, false), (1.5, 10_001, false)] {
      let network = try network(.inalu(1), "gradient_descent")
      let block = Batch(inputWidth: 2, outputWidth: 1)
      network.predict(block)
      block.targets.copy(from: network.outputs)
      var run = RoutineRun(routine, seed: 1)
      run.validationLoss = loss
      let before = numbers(network.parameters)
      _ = run.train(network, on: [block], learningRate: 1, step: step)
      let change = zip(numbers(network.parameters), before).map { $0 - $1 }
      #expect(change.contains { abs($0) > 0.01 } == moves, "\(loss), \(step): \(change)")
      if moves {
        // The pull moves by 0.05 away from 0, divided by the two weights of a parameter or the one of the gate.
        #expect(abs(change[0] - 0.025) < 1e-6 && abs(abs(change[8]) - 0.05) < 1e-6)
      }
    }
  }

  // MARK: grids

  @Test func runsSayHowOftenTheyBeganAfresh() throws {
    let grid = try Grid.parse(
      """
      protocol: arithmetic
      tasks: pair_divide
      datasets: ["uniform(0.1, 2)"]
      networks:
        - {type: inalu, depth: 1, batch_size: 64, optimizer: rmsprop_tensorflow, rate: 0.01, clip_value: 0.1,
           routine: schloer_2020}
        - {type: inalu, depth: 1, batch_size: 64, rate: 0.01}
      training: {steps: 30, validate_every: 10, report: last}
      success: {error: 1e-5}
      """, path: "grid.yaml")
    let trainer = Trainer(settings: grid.settings, masterSeed: 1)
    let results = try grid.trials.map { try trainer.train($0) }
    #expect(results.map { $0[ProtocolMeasure.redraws] } == [0, nil])
    #expect(results.map(\.step) == [30, 30])
    #expect(grid.settings?.reported == .last)
  }

  @Test func networksWithoutGatesRefuseIt() {
    let text = """
      tasks: dot
      datasets: random
      networks: {type: mlp, depth: 2, activation: relu, routine: schloer_2020}
      """
    let error = #expect(throws: DiagnosticList.self) { try Grid.parse(text, path: "grid.yaml") }
    #expect(
      error?.diagnostics.map(\.message) == ["a network of type 'mlp' has no gates that could take turns with weights"])
  }
}

/// The same numbers as those of the scripts in Tests/References: U[−1, 1), from SplitMix64's finaliser of a counter.
private struct SplitMixCounter {
  private var counter: UInt64 = 0

  mutating func next() -> Float {
    counter += 1
    return Float(StableHash.mixed(counter &* 0x9E37_79B9_7F4A_7C15) >> 40) * 0x1p-23 - 1
  }

  /// Fills a block with examples of two numbers and their product.
  mutating func fillProducts(_ block: Batch) {
    for example in 0..<Batch.size {
      for input in 0..<2 { block.inputs[input, example] = next() }
      block.targets[0, example] = block.inputs[0, example] * block.inputs[1, example]
    }
  }
}
