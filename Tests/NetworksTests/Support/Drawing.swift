import Networks
import Statistics

extension Matrix {
  /// Fills the matrix with samples of U[−1, 1).
  func draw(_ generator: inout RandomGenerator) {
    for row in 0..<rows {
      for column in 0..<columns { self[row, column] = Float(2 * generator.uniform() - 1) }
    }
  }
}

extension Network {
  /// Sets every bias to a sample of U[−½, ½).
  func drawBiases(_ generator: inout RandomGenerator) {
    for parameter in parameters where parameter.hasBias {
      for output in 0..<parameter.outputs { parameter[bias: output] = Float(generator.uniform() - 0.5) }
    }
  }

  /// Moves weights to at least 0.02 from 0, because signs of products have a kink where a weight is 0.
  func keepWeightsFromZero() {
    for parameter in parameters {
      for input in 0..<parameter.inputs {
        for output in 0..<parameter.outputs where abs(parameter[input, output]) < 0.02 {
          parameter[input, output] = parameter[input, output] < 0 ? -0.02 : 0.02
        }
      }
    }
  }

  /// Returns the mean squared error of the examples that count, in double precision, from a new prediction.
  func exactLoss(of batch: Batch) -> Double {
    predict(batch)
    var sum = 0.0
    for output in 0..<outputWidth {
      for example in 0..<batch.count {
        let error = Double(outputs[output, example]) - Double(batch.targets[output, example])
        sum += error * error
      }
    }
    return sum / Double(batch.count * outputWidth)
  }
}
