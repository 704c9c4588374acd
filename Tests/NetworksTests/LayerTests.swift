import Networks
import Platform
import Statistics
import Testing

/// Every kind of layer with every activation that it comes with.
@Suite struct LayerTests {
  /// A layer in a network of its own.
  struct LayerSample: CustomStringConvertible, Sendable {
    let kind: LayerKind
    let activation: Activation
    let layer: LayerDescription

    var description: String { "\(kind.name) · \(activation.name)" }
  }

  static let inputWidth = 10

  static func samples(_ activations: [Activation]) -> [LayerSample] {
    LayerKind.all.flatMap { kind in
      activations.compactMap { activation in
        kind.sample(inputWidth, activation).map { LayerSample(kind: kind, activation: activation, layer: $0) }
      }
    }
  }

  /// With tanh where the layer has an activation: Tests/References/network_values.py.
  @Test(arguments: LayerKind.all) func valuesAreThoseFromOutside(kind: LayerKind) throws {
    let tanh = try #require(Activation.all.first { $0.name == "tanh" })
    let layer = try #require(kind.sample(Self.inputWidth, tanh) ?? kind.sample(Self.inputWidth, .linear))
    let network = Network(inputWidth: Self.inputWidth, [layer])
    let batch = Batch(inputWidth: Self.inputWidth, outputWidth: network.outputWidth)
    var numbers = ReferenceNumbers()
    for parameter in network.parameters { numbers.fill(parameter, scale: 0.5) }
    numbers.fillInputs(batch, examples: 2)
    network.predict(batch)
    let expected = fixture("layer_values.csv").filter { $0.key[0] == kind.name }
    #expect(
      expected.count == 2 * network.outputWidth,
      "Tests/Fixtures/layer_values.csv has no values of '\(kind.name)': add it to network_values.py")
    for (place, value) in expected {
      let (example, output) = (try #require(Int(place[1])), try #require(Int(place[2])))
      #expect(abs(Double(network.outputs[output, example]) - value) < 2e-6, "\(place)")
    }
  }

  @Test(arguments: samples(Activation.all)) func kernelsGiveWhatTheReferenceGives(sample: LayerSample) throws {
    let reference = try #require(ReferenceLayer.all[sample.kind.name], "'\(sample.kind.name)' in ReferenceLayer.all")
    let f = try #require(
      ReferenceActivation.all[sample.activation.name], "'\(sample.activation.name)' in ReferenceActivation.all")
    var generator = RandomGenerator("layers", sample.description)
    let network = Network(inputWidth: Self.inputWidth, [sample.layer])
    network.initialize(using: &generator)
    network.drawBiases(&generator)
    let batch = Batch(inputWidth: Self.inputWidth, outputWidth: network.outputWidth)
    batch.inputs.draw(&generator)
    network.predict(batch)
    let weights = network.parameters.map { ReferenceWeights($0) }
    for example in 0..<Batch.size {
      let x = (0..<Self.inputWidth).map { Double(batch.inputs[$0, example]) }
      let y = reference(x, weights, f)
      #expect(y.count == network.outputWidth)
      for (output, y) in y.enumerated() {
        #expect(abs(Double(network.outputs[output, example]) - y) < 4e-6, "output \(output) of example \(example)")
      }
    }
  }

  /// The gradients by hand against differences of the loss, of the layer's parameters and, by a layer before it, of its
  /// inputs; in a batch that is not full.
  @Test(arguments: samples(Activation.all)) func gradientsAreDifferencesOfTheLoss(sample: LayerSample) {
    var generator = RandomGenerator("gradients", sample.description)
    let probe = KinkProbe()
    guard let layer = sample.kind.sample(Self.inputWidth, probe.watching(sample.activation)) else { return }
    let network = Network(
      inputWidth: 6, [.dense(Self.inputWidth), layer, .dense(3)], optimizer: .still)
    network.initialize(using: &generator)
    network.drawBiases(&generator)
    var batch = Batch(inputWidth: 6, outputWidth: 3)
    batch.inputs.draw(&generator)
    batch.targets.draw(&generator)
    probe.redraw(batch, until: network, &generator)
    batch.count = 29

    let differences = network.parameters.map { Gradient(of: $0) { network.exactLoss(of: batch) + network.penalty } }
    _ = network.train(on: batch, learningRate: 1)
    for (parameter, expected) in zip(network.parameters, differences) {
      #expect(Gradient(lastOf: parameter).distance(to: expected) < 1e-3)
    }
  }
}
