import Kernels
import Statistics
import Testing

// The products of few weights.
extension KernelTests {
  static let narrowShapes = [(1, 1), (2, 1), (4, 2), (100, 2), (16, 8), (17, 3), (31, 5), (112, 8)]

  @Test(arguments: narrowShapes)
  func narrowForward(inputs: Int, outputs: Int) {
    var generator = RandomGenerator("narrow forward", "\(inputs)", "\(outputs)")
    let weights = PanelMemory(inputs, outputs, isNarrow: true, &generator)
    let (x, y) = (FeatureMemory(inputs, &generator), FeatureMemory(outputs))
    weights.panels.multiplyNarrow(x.features, into: y.features)
    expect(outputs, Features.examples, terms: inputs, y.value) { o, s in
      weights[bias: o] + sum(inputs) { weights[$0, o] * x[$0, s] }
    }
  }

  @Test(arguments: narrowShapes)
  func narrowInputGradient(inputs: Int, outputs: Int) {
    var generator = RandomGenerator("narrow input gradient", "\(inputs)", "\(outputs)")
    let weights = PanelMemory(inputs, outputs, isNarrow: true, &generator)
    let (delta, dx) = (FeatureMemory(outputs, &generator), FeatureMemory(inputs))
    weights.panels.narrowInputGradient(delta.features, into: dx.features)
    expect(inputs, Features.examples, terms: outputs, dx.value) { k, s in
      sum(outputs) { weights[k, $0] * delta[$0, s] }
    }
  }

  /// Added to what is there already, and nothing to the padding.
  @Test(arguments: narrowShapes)
  func narrowWeightGradient(inputs: Int, outputs: Int) {
    var generator = RandomGenerator("narrow weight gradient", "\(inputs)", "\(outputs)")
    let (x, delta) = (FeatureMemory(inputs, &generator), FeatureMemory(outputs, &generator))
    let gradient = PanelMemory(inputs, outputs, isNarrow: true, &generator)
    let before = PanelMemory(inputs, outputs, isNarrow: true)
    before.copy(from: gradient)
    withExtendedLifetime((x, delta)) {
      gradient.panels.addNarrowGradients(input: x.features, delta: delta.features, hasBias: true)
    }
    expect(inputs, outputs, terms: Features.examples, gradient.value) { k, o in
      before[k, o] + sum(Features.examples) { x[k, $0] * delta[o, $0] }
    }
    expect(1, outputs, terms: Features.examples, { gradient[bias: $1] }) { _, o in
      before[bias: o] + sum(Features.examples) { delta[o, $0] }
    }
    for input in inputs..<gradient.layout.paddedInputs {
      #expect(gradient[input, outputs - 1] == before[input, outputs - 1])
    }
  }

  @Test(arguments: narrowShapes) func narrowPadding(inputs: Int, outputs: Int) {
    let weights = PanelMemory(inputs, outputs, isNarrow: true)
    for place in 0..<weights.count { weights.numbers.pointer[place] = 1 }
    weights.panels.clearPadding()
    let ones = (0..<weights.count).reduce(0) { $0 + Int(weights.numbers.pointer[$1]) }
    #expect(ones == (inputs + 1) * outputs)
    #expect(weights[inputs - 1, outputs - 1] == 1 && weights[bias: outputs - 1] == 1)
  }

  @Test func lanesAreAddedUp() {
    var generator = RandomGenerator(seed: 5)
    let x = FeatureMemory(1, &generator)
    let exact = sum(Features.examples) { x[0, $0] }
    #expect(abs(Double(x.features[0].sum) - exact) < 1e-5)
  }
}
