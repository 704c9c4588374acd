import Basics
import Networks
import Platform
import Testing

/// Tests activations on known sums: their layer is a dense layer whose weights are the identity.
@Suite struct ActivationTests {
  /// Compares the outputs for eight sums at once with the values from Tests/References/network_values.py.
  @Test(arguments: Activation.all) func valuesAreThoseFromOutside(activation: Activation) {
    let sums: [Float] = [-5, -2.5, -1, -0.3, 0.1, 0.7, 2, 4.5]
    let network = Network(inputWidth: sums.count, [.dense(sums.count, activation)])
    let batch = Batch(inputWidth: sums.count, outputWidth: network.outputWidth)
    for (feature, sum) in sums.enumerated() {
      network.parameters[0][feature, feature] = 1
      batch.inputs[feature, 31] = sum
    }
    network.predict(batch)
    let expected = fixture("activation_values.csv").filter { $0.key[0] == activation.name }
    #expect(
      expected.count == network.outputWidth,
      "Tests/Fixtures/activation_values.csv has no values of '\(activation.name)': add it to network_values.py")
    for (place, value) in expected {
      guard let output = Int(place[1]) else { continue }
      #expect(abs(Double(network.outputs[output, 31]) - value) < 1e-6 * max(1, abs(value)), "\(place)")
    }
  }

  /// The tolerances in units in the last place of the larger of |f| and `floor`. 1 − eˣ loses digits near 0.
  static let tolerances: [String: (units: Double, floor: Double)] = [
    "linear": (0, 1), "tanh": (6, 0), "relu": (0, 1), "sigmoid": (3, 0), "selu": (3, 1), "abs": (0, 1),
  ]

  /// Compares the outputs on a fine grid with the formula in double precision, by glibc's exp and tanh.
  @Test(arguments: Activation.all.filter(\.worksInPlace)) func elementwise(activation: Activation) throws {
    let tolerance = try #require(Self.tolerances[activation.name], "'\(activation.name)' in tolerances")
    let formula = try #require(ReferenceActivation.all[activation.name])
    let sums = stride(from: Float(-12), through: 12, by: 0.01).map { $0 }
    for (sum, output) in zip(sums, outputs(activation, sums)) {
      let expected = formula([Double(sum)])[0]
      let unit = Double(Float(max(abs(expected), tolerance.floor)).ulp)
      #expect(abs(Double(output) - expected) <= tolerance.units * unit, "\(activation.name)(\(sum))")
    }
  }

  /// Tests values outside the range in which the polynomials are accurate.
  @Test func extremeSums() throws {
    #expect(outputs(try named("sigmoid"), [0, 200, -200]) == [0.5, 1, 1 / (1 + exp(88.3 as Float))])
    #expect(abs(outputs(try named("tanh"), [50])[0] - 1) < 4 * 0x1p-23)
    #expect(abs(outputs(try named("tanh"), [-.infinity])[0] + 1) < 4 * 0x1p-23)
  }

  /// A constant added to all sums changes nothing, even where the powers would overflow.
  @Test func softmaxOfLargeSums() throws {
    let network = Network(inputWidth: 3, [.dense(3, try named("softmax"))])
    let batch = Batch(inputWidth: 3, outputWidth: 3)
    for feature in 0..<3 {
      network.parameters[0][feature, feature] = 1
      batch.inputs[feature, 0] = Float(feature + 1)
      batch.inputs[feature, 31] = Float(feature + 1) + 500
    }
    network.predict(batch)
    for feature in 0..<3 { #expect(abs(network.outputs[feature, 31] - network.outputs[feature, 0]) < 1e-6) }
  }

  @Test(arguments: Activation.all) func notANumberStays(activation: Activation) {
    #expect(outputs(activation, [.nan])[0].isNaN)
  }

  @Test func unknownNames() {
    #expect(throws: Diagnostic.self) { try named("rely") }
  }

  private func named(_ name: String) throws -> Activation {
    try Activation.all.named(name, what: "activation")
  }

  /// Returns f of each sum, one at a time. For a wider activation, returns its first output.
  private func outputs(_ activation: Activation, _ sums: [Float]) -> [Float] {
    let network = Network(inputWidth: 1, [.dense(1, activation)])
    network.parameters[0][0, 0] = 1
    let batch = Batch(inputWidth: 1, outputWidth: network.outputWidth)
    return stride(from: 0, to: sums.count, by: Batch.size).flatMap { start in
      let part = sums[start..<min(start + Batch.size, sums.count)]
      for (example, sum) in part.enumerated() { batch.inputs[0, example] = sum }
      network.predict(batch)
      return part.indices.map { network.outputs[0, $0 - start] }
    }
  }
}
