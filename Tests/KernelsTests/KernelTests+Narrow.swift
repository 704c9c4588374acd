import Kernels
import Statistics
import Testing

// The products of layers with few weights.
extension KernelTests {
  static let narrowShapes = [(1, 1), (2, 1), (4, 2), (100, 2), (16, 8), (17, 3), (31, 5), (112, 8)]

  @Test(arguments: narrowShapes)
  func narrowForward(inputs: Int, outputs: Int) {
    var generator = RandomGenerator("narrow forward", "\(inputs)", "\(outputs)")
    let weights = PanelMemory(inputs, outputs, isNarrow: true, &generator)
    let (x, y) = (FeatureMemory(3 * inputs, &generator), FeatureMemory(3 * outputs))
    weights.panels.multiplyNarrow(x.blocks(3), into: y.blocks(3))
    expect(3 * outputs, Features.examples, terms: inputs, y.value) { row, s in
      let (block, o) = row.quotientAndRemainder(dividingBy: outputs)
      return weights[bias: o] + sum(inputs) { weights[$0, o] * x[block * inputs + $0, s] }
    }
  }

  @Test(arguments: narrowShapes)
  func narrowInputGradient(inputs: Int, outputs: Int) {
    var generator = RandomGenerator("narrow input gradient", "\(inputs)", "\(outputs)")
    let weights = PanelMemory(inputs, outputs, isNarrow: true, &generator)
    let (delta, dx) = (FeatureMemory(3 * outputs, &generator), FeatureMemory(3 * inputs))
    weights.panels.narrowInputGradient(delta.blocks(3), into: dx.blocks(3))
    expect(3 * inputs, Features.examples, terms: outputs, dx.value) { row, s in
      let (block, k) = row.quotientAndRemainder(dividingBy: inputs)
      return sum(outputs) { weights[k, $0] * delta[block * outputs + $0, s] }
    }
  }

  /// The gradients of two blocks are added to what was there before, and not to the padding. A second flush adds
  /// nothing.
  @Test(arguments: narrowShapes)
  func laneGradients(inputs: Int, outputs: Int) {
    var generator = RandomGenerator("lane gradients", "\(inputs)", "\(outputs)")
    let x = [FeatureMemory(inputs, &generator), FeatureMemory(inputs, &generator)]
    let delta = [FeatureMemory(outputs, &generator), FeatureMemory(outputs, &generator)]
    let gradient = PanelMemory(inputs, outputs, isNarrow: true, &generator)
    let before = PanelMemory(inputs, outputs, isNarrow: true)
    before.copy(from: gradient)
    let lanes = LaneGradients(gradient.layout)
    for block in 0..<2 { lanes.add(input: x[block].features, delta: delta[block].features, hasBias: true) }
    for _ in 0..<2 { lanes.flush(into: gradient.panels) }
    let terms = 2 * Features.examples
    expect(inputs, outputs, terms: terms, gradient.value) { k, o in
      before[k, o] + sum(terms) { x[$0 / 32][k, $0 % 32] * delta[$0 / 32][o, $0 % 32] }
    }
    expect(1, outputs, terms: terms, { gradient[bias: $1] }) { _, o in
      before[bias: o] + sum(terms) { delta[$0 / 32][o, $0 % 32] }
    }
    for input in inputs..<gradient.layout.paddedInputs {
      #expect(gradient[input, outputs - 1] == before[input, outputs - 1])
    }
  }

  /// Tests products of the weights and products of their absolute values.
  @Test(arguments: [(1, 1), (2, 1), (5, 3), (20, 2)], [false, true])
  func selectionProducts(shape: (inputs: Int, outputs: Int), usesAmounts: Bool) {
    var generator = RandomGenerator("selection products", "\(shape)", "\(usesAmounts)")
    let (inputs, outputs) = shape
    let weights = PanelMemory(inputs, outputs, isNarrow: true, &generator)
    let (x, dy) = (FeatureMemory(inputs, &generator), FeatureMemory(outputs, &generator))
    let (y, dx, scratch) = (FeatureMemory(outputs), FeatureMemory(inputs), FeatureMemory(inputs))
    let gradient = PanelMemory(inputs, outputs, isNarrow: true)
    let lanes = inputs == 2 ? nil : LaneGradients(gradient.layout)
    let products = SelectionProducts(weights.panels, usesAmounts: usesAmounts, scratch: scratch.features)
    withExtendedLifetime((scratch, x, dy)) {
      products.multiply(x.features, into: y.features)
      products.addGradients(x.features, dy.features, to: gradient.panels, lanes, inputGradient: dx.features)
    }
    lanes?.flush(into: gradient.panels)
    func weight(_ j: Int, _ i: Int) -> Double { usesAmounts ? abs(weights[j, i]) : weights[j, i] }
    func product(_ i: Int, _ s: Int, without j: Int? = nil) -> Double {
      (0..<inputs).reduce(1) { $1 == j ? $0 : $0 * (weight($1, i) * x[$1, s] + 1 - weight($1, i)) }
    }
    let terms = 100 * inputs
    expect(outputs, Features.examples, terms: terms, y.value) { product($0, $1) }
    expect(inputs, outputs, terms: 32 * terms, gradient.value) { j, i in
      let sign = usesAmounts && weights[j, i] < 0 ? -1.0 : 1
      return sign * sum(Features.examples) { dy[i, $0] * (x[j, $0] - 1) * product(i, $0, without: j) }
    }
    expect(inputs, Features.examples, terms: terms * outputs, dx.value) { j, s in
      sum(outputs) { dy[$0, s] * weight(j, $0) * product($0, s, without: j) }
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
