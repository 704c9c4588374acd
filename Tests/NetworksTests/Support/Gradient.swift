import Kernels
import Networks
import Statistics

/// The gradient of a loss with respect to W `[inputs, outputs]` and b `[outputs]` of one parameter.
struct Gradient {
  private var weights: [Double] = []
  private var biases: [Double] = []
  private let outputs: Int

  /// Computes the gradient by differences of four losses around each number, which is exact for polynomials of degree
  /// 4.
  init(of parameter: Parameter, step: Float, loss: () -> Double) {
    outputs = parameter.outputs
    for output in 0..<parameter.outputs {
      if parameter.hasBias {
        biases.append(Self.difference(parameter[bias: output], step, loss) { parameter[bias: output] = $0 })
      }
      for input in 0..<parameter.inputs {
        weights.append(Self.difference(parameter[input, output], step, loss) { parameter[input, output] = $0 })
      }
    }
  }

  /// Reads the gradient of the last step, which must not have been fused.
  init(lastOf parameter: Parameter) {
    outputs = parameter.outputs
    for output in 0..<parameter.outputs {
      if parameter.hasBias { biases.append(Double(parameter.gradient(bias: output))) }
      for input in 0..<parameter.inputs {
        weights.append(Double(parameter.gradient(input: input, output: output)))
      }
    }
  }

  private static func difference(
    _ value: Float, _ step: Float, _ loss: () -> Double, _ set: (Float) -> Void
  ) -> Double {
    func slope(_ step: Float) -> Double {
      set(value + step)
      let above = loss()
      set(value - step)
      let below = loss()
      set(value)
      return (above - below) / Double((value + step) - (value - step))
    }
    return (4 * slope(step) - slope(2 * step)) / 3
  }

  /// Returns the derivative along the direction that the next reference numbers give, W row by row and then b.
  func along(_ numbers: inout ReferenceNumbers) -> Double {
    let inputs = weights.count / outputs
    var sum = 0.0
    for input in 0..<inputs {
      for output in 0..<outputs { sum += weights[output * inputs + input] * Double(numbers.next()) }
    }
    for bias in biases { sum += bias * Double(numbers.next()) }
    return sum
  }

  /// Returns the largest difference relative to the largest element of the tensor, for weights or biases, whichever is
  /// larger.
  func distance(to other: Gradient) -> Double {
    max(Self.distance(weights, other.weights), Self.distance(biases, other.biases))
  }

  private static func distance(_ found: [Double], _ expected: [Double]) -> Double {
    let largest = max(expected.map(abs).max() ?? 0, 1e-4)
    return (zip(found, expected).map { abs($0 - $1) }.max() ?? 0) / largest
  }
}

/// Observes the sums that enter an activation. Differences of the loss are wrong across a kink, which is at 0.
final class KinkProbe: @unchecked Sendable {
  private var nearest = [Float](repeating: .infinity, count: Batch.size)

  /// Returns the same activation, observed by the probe.
  ///
  /// - Parameter isLinear: True if layers may skip the activation because it is linear. The probe may then see nothing.
  func watching(_ activation: Activation, isLinear: Bool) -> Activation {
    Activation(
      activation.name, activation.formula, widthFactor: activation.widthFactor, initializer: activation.initializer,
      worksInPlace: activation.worksInPlace, isLinear: isLinear,
      forward: { [self] run in
        for place in 0..<run.z.elements {
          nearest[place % Batch.size] = min(nearest[place % Batch.size], abs(run.z.pointer[place]))
        }
        activation.forward(run)
      }, backward: activation.backward)
  }

  /// Draws the inputs of examples again until all their sums are at least 0.05 from 0.
  func redraw(_ batch: Batch, until network: Network, _ generator: inout RandomGenerator) {
    while true {
      nearest = [Float](repeating: .infinity, count: Batch.size)
      network.predict(batch)
      let close = nearest.indices.filter { nearest[$0] < 0.05 }
      if close.isEmpty { return }
      for example in close {
        for row in 0..<batch.inputs.rows { batch.inputs[row, example] = Float(2 * generator.uniform() - 1) }
      }
    }
  }
}

extension Optimizer {
  /// An optimiser that moves nothing, so that gradients can be read.
  static let still = Optimizer(name: "still", formula: "θ") { Still() }

  private struct Still: OptimizerRule {
    var memory: Int { 0 }
    mutating func beginStep(learningRate: Float) {}
    func update(_ numbers: Numbers, gradients: Numbers, memory: Numbers) {}
  }

  /// Returns the optimiser without fused steps.
  static func unfused(_ optimizer: Optimizer) -> Optimizer {
    Optimizer(name: optimizer.name, formula: optimizer.formula) { Unfused(rule: optimizer.start()) }
  }

  private struct Unfused: OptimizerRule {
    var rule: any OptimizerRule
    var memory: Int { rule.memory }
    var memoryStart: Float { rule.memoryStart }
    mutating func beginStep(learningRate: Float) { rule.beginStep(learningRate: learningRate) }
    func update(_ numbers: Numbers, gradients: Numbers, memory: Numbers) {
      rule.update(numbers, gradients: gradients, memory: memory)
    }
  }
}
