import Networks
import Testing

@Suite struct AdamTests {
  /// θ₀ = 1, rate 0.01, gradients 0.1, −0.2, 0.3. Expected: the ε̂ form worked in double precision (Python 3.11);
  /// algorithm 1 of the paper would give 0.990000001000, 0.993661036039, 0.990228625395.
  @Test func threeSteps() {
    let weights = PackedWeights(inputs: 1, outputs: 1, initializer: .glorotUniform)
    let input = Matrix(rows: 1, columns: Batch.size)
    input[0, 0] = 1
    weights[0, 0] = 1
    weights.bias[0] = 1
    var adam = Adam()
    let steps: [(gradient: Float, expected: Double)] = [
      (0.1, 0.990000031623), (-0.2, 0.993661061715), (0.3, 0.990228653814),
    ]
    for (gradient, expected) in steps {
      let delta = Matrix(rows: Batch.size, columns: Tile.columns)
      delta[0, 0] = gradient
      weights.update(input: input.features, delta: delta, adam: adam.nextStep(learningRate: 0.01))
      #expect(abs(Double(weights[0, 0]) - expected) < 1e-6)
      #expect(abs(Double(weights.bias[0]) - expected) < 1e-6)
    }
  }

  /// A gradient of zero moves nothing, whatever √v + ε is.
  @Test func zeroGradientMovesNothing() {
    let weights = PackedWeights(inputs: 1, outputs: 1, initializer: .glorotUniform)
    weights[0, 0] = 0.5
    var adam = Adam()
    let zero = Matrix(rows: Batch.size, columns: Batch.size)
    weights.update(input: zero.features, delta: zero, adam: adam.nextStep(learningRate: 100))
    #expect(weights[0, 0] == 0.5)
  }
}
