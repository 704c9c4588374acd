import Networks
import Statistics
import Testing

/// The fast kernels against plain sums in double precision, over random shapes. A sum of n products of numbers within ±1
/// may differ by n units in the last place of 1, far more than it does.
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
    let weights = random(inputs, outputs, &generator)
    let (x, y) = (random(inputs, &generator), Matrix(rows: outputs, columns: Batch.size))
    var idle = IdleUpdates()
    for row in stride(from: 0, to: outputs, by: Tile.rows) {
      forwardTiles(weights, row: row, input: x.features, output: y.pointer, idle: &idle)
    }
    expect(y, terms: inputs) { o, s in
      Double(weights.bias[o]) + sum(inputs) { Double(weights[$0, o]) * Double(x[$0, s]) }
    }
  }

  @Test(arguments: shapes)
  func inputGradient(inputs: Int, outputs: Int) {
    var generator = RandomGenerator("input gradient", "\(inputs)", "\(outputs)")
    let weights = random(inputs, outputs, &generator)
    let (delta, dx) = (random(outputs, &generator), Matrix(rows: inputs, columns: Batch.size))
    var idle = IdleUpdates()
    for row in stride(from: 0, to: inputs, by: Tile.rows) {
      inputGradientTiles(weights, row: row, delta: delta.features, output: dx.pointer, idle: &idle)
    }
    expect(dx, terms: outputs) { k, s in sum(outputs) { Double(weights[k, $0]) * Double(delta[$0, s]) } }
  }

  /// After the first step the first moment is the gradient g; the weight has moved by rate · g / (|g| + ε/√(1 − β₂)).
  @Test(arguments: shapes)
  func update(inputs: Int, outputs: Int) {
    var generator = RandomGenerator("update", "\(inputs)", "\(outputs)")
    let weights = random(inputs, outputs, &generator)
    let (x, delta) = (random(inputs, &generator), random(outputs, &generator))
    let before = Matrix(rows: inputs, columns: outputs)
    for k in 0..<inputs { for o in 0..<outputs { before[k, o] = weights[k, o] } }
    var adam = Adam()
    let rate: Float = 0.001
    weights.update(input: x.features, delta: transposed(delta), adam: adam.nextStep(learningRate: rate))

    let (gradient, after) = (Matrix(rows: inputs, columns: outputs), Matrix(rows: inputs, columns: outputs))
    for k in 0..<inputs {
      for o in 0..<outputs { (gradient[k, o], after[k, o]) = (weights.firstMoment(input: k, output: o), weights[k, o]) }
    }
    expect(gradient, terms: Batch.size) { k, o in sum(Batch.size) { Double(x[k, $0]) * Double(delta[o, $0]) } }
    expect(after, terms: Batch.size) { k, o in
      let g = Double(gradient[k, o])
      return Double(before[k, o]) - Double(rate) * g / (abs(g) + 1e-8 / 0.001.squareRoot())
    }
    for o in 0..<outputs {
      let expected = sum(Batch.size) { Double(delta[o, $0]) }
      #expect(abs(Double(weights.firstMomentOfBias(o)) - expected) < 1e-5)
    }
  }

  @Test func transposition() {
    var generator = RandomGenerator(seed: 3)
    let source = random(Tile.columns, &generator)
    let target = transposed(source)
    for row in 0..<Tile.columns {
      for column in 0..<Batch.size { #expect(target.pointer[column * Tile.columns + row] == source[row, column]) }
    }
  }

  private func random(_ rows: Int, _ generator: inout RandomGenerator) -> Matrix {
    let matrix = Matrix(rows: rows, columns: Batch.size)
    for row in 0..<rows {
      for column in 0..<Batch.size { matrix[row, column] = Float(2 * generator.uniform() - 1) }
    }
    return matrix
  }

  private func random(_ inputs: Int, _ outputs: Int, _ generator: inout RandomGenerator) -> PackedWeights {
    let weights = PackedWeights(inputs: inputs, outputs: outputs, initializer: .glorotUniform)
    for output in 0..<outputs {
      weights.bias[output] = Float(generator.uniform())
      for input in 0..<inputs { weights[input, output] = Float(2 * generator.uniform() - 1) }
    }
    return weights
  }

  /// Panels of `[32, Tile.columns]`.
  private func transposed(_ delta: Matrix) -> Matrix {
    let panels = Matrix(rows: (delta.rows + Tile.columns - 1) / Tile.columns * Tile.columns, columns: Batch.size)
    for row in stride(from: 0, to: delta.rows, by: Tile.columns) {
      transpose(
        delta.pointer + row * Batch.size, rows: Tile.columns, columns: Batch.size,
        into: panels.pointer + row * Batch.size)
    }
    return panels
  }

  private func sum(_ count: Int, _ term: (Int) -> Double) -> Double {
    (0..<count).reduce(0) { $0 + term($1) }
  }

  private func expect(_ found: Matrix, terms: Int, _ expected: (Int, Int) -> Double) {
    var worst = 0.0
    for row in 0..<found.rows {
      for column in 0..<found.columns {
        worst = max(worst, abs(Double(found[row, column]) - expected(row, column)))
      }
    }
    #expect(worst <= Double(terms + 1) * 0x1p-23)
  }
}
