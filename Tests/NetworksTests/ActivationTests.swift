import Basics
import Networks
import Platform
import Testing

/// Activations on known sums: a dense layer whose weights are the identity.
@Suite struct ActivationTests {
  /// Reference values: the formulas in double precision (glibc's exp and tanh).
  static let formulas: [(name: String, tolerance: Double, floor: Double, formula: @Sendable (Double) -> Double)] = [
    ("linear", 0, 1, { $0 }),
    ("tanh", 6, 0, { tanh($0) }),
    ("relu", 0, 1, { max(0, $0) }),
    ("sigmoid", 3, 0, { 1 / (1 + exp(-$0)) }),
    ("selu", 3, 1, { 1.0507009873554805 * ($0 > 0 ? $0 : 1.6732632423543772 * (exp($0) - 1)) }),
    ("abs", 0, 1, { abs($0) }),
  ]

  /// Within the tolerance, in units in the last place of the larger of |f| and the floor: 1 − eˣ cancels near 0.
  @Test(arguments: 0..<formulas.count)
  func elementwise(index: Int) throws {
    let (name, tolerance, floor, formula) = Self.formulas[index]
    let sums = stride(from: Float(-12), through: 12, by: 0.01).map { $0 }
    for (sum, output) in zip(sums, try outputs(name, sums)) {
      let expected = formula(Double(sum))
      let unit = Double(Float(max(abs(expected), floor)).ulp)
      #expect(abs(Double(output) - expected) <= tolerance * unit, "\(name)(\(sum))")
    }
  }

  /// selu: λα(e⁻¹ − 1) and λ, worked by hand.
  @Test func knownValues() throws {
    #expect(abs(try outputs("selu", [-1])[0] + 1.1113307) < 1e-6)
    #expect(abs(try outputs("selu", [1])[0] - 1.050701) < 1e-6)
    #expect(try outputs("sigmoid", [0, 200, -200]) == [0.5, 1, 1 / (1 + exp(88.3 as Float))])
    #expect(try outputs("tanh", [0, .infinity])[0] == 0)
    #expect(abs(try outputs("tanh", [50])[0] - 1) < 4 * 0x1p-23)
  }

  /// softmax(1, 2, 3) = (0.09003057, 0.24472847, 0.66524096), the standard example; shifts change nothing.
  @Test func softmax() throws {
    let network = Network(inputWidth: 3, [.dense(3, try named("softmax"))])
    for feature in 0..<3 { network.weights[0][feature, feature] = 1 }
    let batch = Batch(inputWidth: 3, outputWidth: 3)
    for feature in 0..<3 {
      batch.inputs[feature, 0] = Float(feature + 1)
      batch.inputs[feature, 31] = Float(feature + 1) + 500
    }
    network.predict(batch)
    for (feature, expected) in [0.09003057, 0.24472847, 0.66524096].enumerated() {
      #expect(abs(Double(network.outputs[feature, 0]) - expected) < 1e-6)
      #expect(abs(Double(network.outputs[feature, 31]) - expected) < 1e-6)
    }
  }

  @Test func tanhAbsDoublesTheWidth() throws {
    let activation = try named("tanh_abs")
    #expect(!activation.keepsWidth)
    let found = try outputs("tanh_abs", [-0.5])
    #expect(abs(found[0] + 0.46211716) < 1e-6)
    #expect(found[1] == 0.5)
  }

  @Test(arguments: Activation.all)
  func notANumberStays(activation: Activation) throws {
    #expect(try outputs(activation.name, [.nan])[0].isNaN)
  }

  @Test func registry() throws {
    let names = ["linear", "tanh", "relu", "sigmoid", "selu", "abs", "softmax", "tanh_abs"]
    #expect(Activation.all.map(\.name) == names)
    #expect(throws: Diagnostic.self) { try named("rely") }
  }

  private func named(_ name: String) throws -> Activation {
    try Activation.all.named(name, what: "activation")
  }

  /// f of each sum, one network at a time; the first outputs, then what a wider activation adds.
  private func outputs(_ name: String, _ sums: [Float]) throws -> [Float] {
    let activation = try named(name)
    let network = Network(inputWidth: 1, [.dense(1, activation)])
    network.weights[0][0, 0] = 1
    let batch = Batch(inputWidth: 1, outputWidth: network.outputWidth)
    return stride(from: 0, to: sums.count, by: Batch.size).flatMap { start in
      let part = sums[start..<min(start + Batch.size, sums.count)]
      for (example, sum) in part.enumerated() { batch.inputs[0, example] = sum }
      network.predict(batch)
      return (0..<network.outputWidth).flatMap { row in (0..<part.count).map { network.outputs[row, $0] } }
    }
  }
}
