import Networks
import Platform
import Statistics
import Testing

/// Tests every kind of layer with every activation that it supports.
@Suite struct LayerTests {
  /// A layer for a network of its own.
  struct LayerSample: CustomStringConvertible, Sendable {
    let kind: LayerKind
    let activation: Activation
    let inputWidth: Int
    let layer: LayerDescription

    var description: String { "\(kind.name) · \(activation.name)" + (inputWidth == 10 ? "" : " · \(inputWidth)") }
  }

  static let inputWidth = 10

  /// Includes samples with four inputs, because narrow products have their own kernels.
  static func samples(_ activations: [Activation]) -> [LayerSample] {
    [inputWidth, 4].flatMap { width in
      LayerKind.all.flatMap { kind in
        activations.compactMap { activation in
          kind.sample(width, activation).map {
            LayerSample(kind: kind, activation: activation, inputWidth: width, layer: $0)
          }
        }
      }
    }
  }

  /// Compares outputs with the values from Tests/References/network_values.py. If the layer has an activation, it is
  /// tanh.
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
      #expect(abs(Double(network.outputs[output, example]) - value) < 2e-6 * max(1, abs(value)), "\(place)")
    }
  }

  @Test(arguments: samples(Activation.all)) func kernelsGiveWhatTheReferenceGives(sample: LayerSample) throws {
    let reference = try #require(ReferenceLayer.all[sample.kind.name], "'\(sample.kind.name)' in ReferenceLayer.all")
    let f = try #require(
      ReferenceActivation.all[sample.activation.name], "'\(sample.activation.name)' in ReferenceActivation.all")
    var generator = RandomGenerator("layers", sample.description)
    let network = Network(inputWidth: sample.inputWidth, [sample.layer])
    network.initialize(using: &generator)
    network.drawBiases(&generator)
    let batch = Batch(inputWidth: sample.inputWidth, outputWidth: network.outputWidth)
    batch.inputs.draw(&generator)
    network.predict(batch)
    let weights = network.parameters.map { ReferenceWeights($0) }
    for example in 0..<Batch.size {
      let x = (0..<sample.inputWidth).map { Double(batch.inputs[$0, example]) }
      let y = reference(x, weights, f)
      #expect(y.count == network.outputWidth)
      for (output, y) in y.enumerated() {
        let error = abs(Double(network.outputs[output, example]) - y)
        #expect(error < 4e-6 * max(1, abs(y)), "output \(output) of example \(example)")
      }
    }
  }

  /// The steps of the differences for layers in which 0.01 would be too large: the sine turns thirty times as fast as
  /// its sums, and logarithms bend near 0.
  static let steps: [String: Float] = [
    "sine": 0.0015, "multiplicative_accumulator": 0.004, "nalu": 0.004, "nalu_separate": 0.004, "inalu": 0.004,
    "inalu_shared": 0.004, "share_product": 0.004, "selection_product": 0.004, "nalu_golden": 0.004,
    "nalu_biased": 0.004, "inalu_attentive": 0.004,
  ]

  /// Compares the gradients with differences of the loss, for the layer's parameters and, through a layer before it,
  /// for its inputs. The batch is not full. Kinks may only be where sums or inputs are zero.
  @Test(arguments: samples(Activation.all)) func gradientsAreDifferencesOfTheLoss(sample: LayerSample) {
    var generator = RandomGenerator("gradients", sample.description)
    let probe = KinkProbe()
    let watched = probe.watching(sample.activation, isLinear: sample.activation.isLinear)
    guard let layer = sample.kind.sample(sample.inputWidth, watched) else { return }
    let network = Network(
      inputWidth: 6, [.dense(sample.inputWidth, probe.watching(.linear, isLinear: false)), layer, .dense(3)],
      optimizer: .still)
    network.initialize(using: &generator)
    network.drawBiases(&generator)
    network.keepWeightsFromZero()
    var batch = Batch(inputWidth: 6, outputWidth: 3)
    batch.inputs.draw(&generator)
    batch.targets.draw(&generator)
    probe.redraw(batch, until: network, &generator)
    batch.count = 29

    let differences = network.parameters.map { parameter in
      Gradient(of: parameter, step: Self.steps[sample.activation.name] ?? Self.steps[sample.kind.name] ?? 0.01) {
        network.exactLoss(of: batch) + network.penalty
      }
    }
    _ = network.train(on: batch, learningRate: 1)
    for (parameter, expected) in zip(network.parameters, differences) {
      #expect(Gradient(lastOf: parameter).distance(to: expected) < 1e-3)
    }
  }

  /// Compares the same gradients with those from Tests/References/network_values.py, each along one direction.
  @Test(arguments: LayerKind.all) func slopesAreThoseFromOutside(kind: LayerKind) throws {
    let tanh = try #require(Activation.all.first { $0.name == "tanh" })
    let layer = try #require(kind.sample(Self.inputWidth, tanh) ?? kind.sample(Self.inputWidth, .linear))
    let identity = LayerDescription.dense(Self.inputWidth)
    let network = Network(inputWidth: Self.inputWidth, [identity, layer], optimizer: .still)
    for feature in 0..<Self.inputWidth { network.parameters[0][feature, feature] = 1 }
    var batch = Batch(inputWidth: Self.inputWidth, outputWidth: network.outputWidth)
    batch.count = 2
    var numbers = ReferenceNumbers()
    for parameter in network.parameters.dropFirst() { numbers.fill(parameter, scale: 0.5) }
    numbers.fillInputs(batch, examples: batch.count)
    network.predict(batch)
    // Chooses targets for which the derivative of the mean squared error by y is the next reference number.
    let share = Float(batch.count * network.outputWidth) / 2
    for example in 0..<batch.count {
      for output in 0..<network.outputWidth {
        batch.targets[output, example] = network.outputs[output, example] - share * numbers.next()
      }
    }
    _ = network.train(on: batch, learningRate: 1)
    let expected = fixture("layer_gradients.csv")
    let slopes = network.parameters.dropFirst().map { Gradient(lastOf: $0).along(&numbers) }
    let ofParameters = try #require(expected[[kind.name, "parameters"]], "'\(kind.name)' in layer_gradients.csv")
    #expect(abs(slopes.reduce(0, +) - ofParameters) < 1e-5 * max(1, abs(ofParameters)))
    let ofInputs = try #require(expected[[kind.name, "inputs"]])
    let slope = (0..<Self.inputWidth).reduce(0) { sum, feature in
      sum + Double(network.parameters[0].gradient(bias: feature)) * Double(numbers.next())
    }
    #expect(abs(slope - ofInputs) < 1e-5 * max(1, abs(ofInputs)))
  }
}
