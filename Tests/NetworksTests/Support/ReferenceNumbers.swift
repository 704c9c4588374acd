import Networks
import Platform

/// A sequence of numbers that the scripts in Tests/References also generate: U[−1, 1) from the upper 24 bits of
/// SplitMix64's finaliser, applied to a counter.
struct ReferenceNumbers {
  private var counter: UInt64 = 0

  mutating func next() -> Float {
    counter += 1
    var z = counter &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Float(z >> 40) * 0x1p-23 - 1
  }

  /// Fills W row by row.
  mutating func fillWeights(_ parameter: Parameter, scale: Float) {
    for input in 0..<parameter.inputs {
      for output in 0..<parameter.outputs { parameter[input, output] = scale * next() }
    }
  }

  /// Fills W row by row, and then b if there is one.
  mutating func fill(_ parameter: Parameter, scale: Float) {
    fillWeights(parameter, scale: scale)
    guard parameter.hasBias else { return }
    for output in 0..<parameter.outputs { parameter[bias: output] = scale * next() }
  }

  /// Fills the inputs of the first examples, one example after the other.
  mutating func fillInputs(_ batch: Batch, examples: Int) {
    for example in 0..<examples {
      for feature in 0..<batch.inputs.rows { batch.inputs[feature, example] = next() }
    }
  }
}

/// Reads a CSV file of Tests/Fixtures: the values in its last column, by the texts in the columns before.
func fixture(_ name: String) -> [[String]: Double] {
  let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/\(name)")
  guard let text = try? String(contentsOf: path, encoding: .utf8) else { return [:] }
  var values: [[String]: Double] = [:]
  for line in text.split(separator: "\n").dropFirst() {
    let fields = line.split(separator: ",").map(String.init)
    values[Array(fields.dropLast())] = Double(fields[fields.count - 1])
  }
  return values
}
