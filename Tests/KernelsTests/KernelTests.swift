import Kernels
import Statistics
import Testing

/// Compares the products with plain sums in double precision, for random shapes. A sum of n products of numbers within
/// ±1 may differ by n units in the last place of 1, which is far more than it does.
@Suite struct KernelTests {
  static let shapes =
    [(1, 1), (8, 32), (256, 128), (256, 1), (3, 5), (7, 33), (130, 31), (65, 257)] + randomShapes(count: 12)

  private static func randomShapes(count: Int) -> [(inputs: Int, outputs: Int)] {
    var generator = RandomGenerator("shapes")
    return (0..<count).map { _ in (1 + generator.index(below: 300), 1 + generator.index(below: 300)) }
  }

  @Test(arguments: shapes)
  func forward(inputs: Int, outputs: Int) {
    var generator = RandomGenerator("forward", "\(inputs)", "\(outputs)")
    let weights = PanelMemory(inputs, outputs, &generator)
    let (x, y) = (FeatureMemory(inputs, &generator), FeatureMemory(outputs))
    var idle = IdleUpdates(in: IdleUpdates.Memory(capacity: 0))
    for row in stride(from: 0, to: outputs, by: Tile.rows) {
      forwardTiles(weights.panels, row: row, input: x.features, output: y.features, idle: &idle)
    }
    expect(outputs, Features.examples, terms: inputs, y.value) { o, s in
      weights[bias: o] + sum(inputs) { weights[$0, o] * x[$0, s] }
    }
  }

  @Test(arguments: shapes)
  func inputGradient(inputs: Int, outputs: Int) {
    var generator = RandomGenerator("input gradient", "\(inputs)", "\(outputs)")
    let weights = PanelMemory(inputs, outputs, &generator)
    let (delta, dx) = (FeatureMemory(outputs, &generator), FeatureMemory(inputs))
    var idle = IdleUpdates(in: IdleUpdates.Memory(capacity: 0))
    for row in stride(from: 0, to: inputs, by: Tile.rows) {
      inputGradientTiles(weights.panels, row: row, delta: delta.features, output: dx.features, idle: &idle)
    }
    expect(inputs, Features.examples, terms: outputs, dx.value) { k, s in
      sum(outputs) { weights[k, $0] * delta[$0, s] }
    }
  }

  /// The gradient is added to what was there before.
  @Test(arguments: shapes)
  func weightGradient(inputs: Int, outputs: Int) {
    var generator = RandomGenerator("weight gradient", "\(inputs)", "\(outputs)")
    let (x, delta) = (FeatureMemory(inputs, &generator), FeatureMemory(outputs, &generator))
    let (gradient, before) = (PanelMemory(inputs, outputs, &generator), PanelMemory(inputs, outputs))
    before.copy(from: gradient)
    let panels = delta.transposed
    withExtendedLifetime((panels, x)) {
      gradient.panels.addGradients(input: x.features, delta: panels.features, hasBias: true)
    }
    expect(inputs, outputs, terms: Features.examples, gradient.value) { k, o in
      before[k, o] + sum(Features.examples) { x[k, $0] * delta[o, $0] }
    }
    expect(1, outputs, terms: Features.examples, { gradient[bias: $1] }) { _, o in
      before[bias: o] + sum(Features.examples) { delta[o, $0] }
    }
  }

  /// After the first step, the first moment is the gradient g, and a weight has moved by rate · g / (|g| + ε/√(1 −
  /// β₂)).
  @Test(arguments: shapes)
  func fusedAdam(inputs: Int, outputs: Int) {
    var generator = RandomGenerator("update", "\(inputs)", "\(outputs)")
    let (x, delta) = (FeatureMemory(inputs, &generator), FeatureMemory(outputs, &generator))
    let (weights, before) = (PanelMemory(inputs, outputs, &generator), PanelMemory(inputs, outputs))
    before.copy(from: weights)
    let (moments, scratch) = (NumberMemory(count: 2 * weights.count), NumberMemory(count: FusedAdam.scratchCount))
    let rate = 0.001
    let step = AdamStep(
      learningRate: rate, correction: (1 - AdamStep.beta2).squareRoot() / (1 - AdamStep.beta1))
    let panels = delta.transposed
    withExtendedLifetime((panels, moments, scratch)) {
      FusedAdam(weights.panels, moments: moments.numbers, scratch: scratch.numbers, hasBias: true, step: step)
        .update(input: x.features, delta: panels.features)
    }
    func gradient(_ k: Int, _ o: Int) -> Double {
      let place = weights.layout.offset(input: k, output: o)
      return Double(moments.numbers.pointer[AdamStep.firstMoment(of: place)])
    }
    expect(inputs, outputs, terms: Features.examples, gradient) { k, o in
      sum(Features.examples) { x[k, $0] * delta[o, $0] }
    }
    expect(inputs, outputs, terms: Features.examples, weights.value) { k, o in
      let g = gradient(k, o)
      return before[k, o] - rate * g / (abs(g) + 1e-8 / 0.001.squareRoot())
    }
  }

  @Test(arguments: [1, Tile.columns, Tile.columns + 3, 300]) func transposition(count: Int) {
    var generator = RandomGenerator(seed: 3)
    let source = FeatureMemory(count, &generator)
    let (panels, back) = (source.transposed, FeatureMemory(count))
    for row in stride(from: 0, to: count, by: Tile.columns) { back.features.fillPanel(at: row, from: panels.features) }
    for row in 0..<count {
      for example in 0..<Features.examples {
        let place = (row / Tile.columns * Features.examples + example) * Tile.columns + row % Tile.columns
        #expect(panels.numbers.pointer[place] == Float(source[row, example]))
        #expect(back[row, example] == source[row, example])
      }
    }
  }

  /// Afterwards the padding is zero, and nothing else is.
  @Test(arguments: shapes) func padding(inputs: Int, outputs: Int) {
    let weights = PanelMemory(inputs, outputs)
    for place in 0..<weights.count { weights.numbers.pointer[place] = 1 }
    weights.panels.clearPadding()
    let ones = (0..<weights.layout.weightCount + weights.layout.paddedOutputs).reduce(0) {
      $0 + Int(weights.numbers.pointer[$1])
    }
    #expect(ones == (inputs + 1) * outputs)
    #expect(weights[inputs - 1, outputs - 1] == 1 && weights[bias: outputs - 1] == 1)
  }

  func sum(_ count: Int, _ term: (Int) -> Double) -> Double {
    (0..<count).reduce(0) { $0 + term($1) }
  }

  func expect(
    _ rows: Int, _ columns: Int, terms: Int, _ found: (Int, Int) -> Double, _ expected: (Int, Int) -> Double
  ) {
    var worst = 0.0
    for row in 0..<rows {
      for column in 0..<columns { worst = max(worst, abs(found(row, column) - expected(row, column))) }
    }
    #expect(worst <= Double(terms + 1) * 0x1p-23)
  }
}
