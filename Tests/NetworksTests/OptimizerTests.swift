import Kernels
import Networks
import Testing

@Suite struct OptimizerTests {
  /// Compares twenty steps of three numbers, at two rates, with those from Tests/References/network_values.py.
  @Test(arguments: Optimizer.all) func stepsAreThoseFromOutside(optimizer: Optimizer) throws {
    let expected = fixture("optimizer_steps.csv").filter { $0.key[0] == optimizer.name }
    try #require(
      expected.count == 60,
      "Tests/Fixtures/optimizer_steps.csv has no steps of '\(optimizer.name)': add it to network_values.py")
    var rule = optimizer.start()
    let (numbers, gradients, memory) = (room(16), room(16), room(16 * rule.memory, rule.memoryStart))
    defer { for room in [numbers, gradients, memory] { room.pointer.deallocate() } }
    var reference = ReferenceNumbers()
    for index in 0..<3 { numbers.pointer[index] = reference.next() }
    for step in 1...20 {
      for index in 0..<3 { gradients.pointer[index] = reference.next() }
      rule.beginStep(learningRate: step <= 10 ? 0.01 : 0.003)
      rule.update(numbers, gradients: gradients, memory: memory)
      for index in 0..<3 {
        let value = expected[[optimizer.name, "\(step)", "\(index)"]] ?? .nan
        #expect(abs(Double(numbers.pointer[index]) - value) < 1e-6, "number \(index) after step \(step)")
      }
    }
  }

  /// A gradient of zero changes nothing in the first step, whatever the optimiser divides by.
  @Test(arguments: Optimizer.all) func zeroGradientMovesNothing(optimizer: Optimizer) {
    var rule = optimizer.start()
    let (numbers, gradients, memory) = (room(16), room(16), room(16 * rule.memory, rule.memoryStart))
    defer { for room in [numbers, gradients, memory] { room.pointer.deallocate() } }
    rule.beginStep(learningRate: 100)
    rule.update(numbers, gradients: gradients, memory: memory)
    #expect((0..<16).allSatisfy { numbers.pointer[$0] == 0 })
  }

  /// A step that is fused with the gradients gives bit-identical results to a separate one: for dense and one-hot
  /// batches, full or not.
  @Test(arguments: Optimizer.all, [(false, 32), (false, 5), (true, 32), (true, 5)])
  func fusedStepsAreTheOthers(optimizer: Optimizer, batch: (isHot: Bool, count: Int)) throws {
    let relu = try #require(Activation.all.first { $0.name == "relu" })
    let layers: [LayerDescription] = [.branches([.dense(19, relu), .dense(3, hasBias: false)]), .dense(45), .dense(7)]
    let losses = [optimizer, .unfused(optimizer)].map { optimizer in
      let network = Network(inputWidth: 22, layers, optimizer: optimizer)
      return network.losses(steps: 40) { OneHot.batch(22, 7, looksUp: batch.isHot, count: batch.count, &$0) }
    }
    #expect(losses[0] == losses[1])
    #expect(losses[0].allSatisfy { $0.isFinite })
  }

  private func room(_ count: Int, _ value: Float = 0) -> Numbers {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(64, 4 * count), alignment: 64)
    let pointer = memory.bindMemory(to: Float.self, capacity: count)
    pointer.initialize(repeating: value, count: count)
    return Numbers(pointer: pointer, count: count)
  }
}
