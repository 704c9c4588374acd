// The products of a layer with few weights, which lie output by output, because tiles would be mostly padding. The
// third product, the weight gradient, is in `LaneGradients`.

extension Panels {
  /// y = Wᵀx + b, two outputs at a time. If their number is odd, the last one is computed twice.
  @inline(never)
  package func multiplyNarrow(_ input: Features, into output: Features) {
    checkNarrow(input, output)
    for block in 0..<input.blocks {
      multiplyNarrow(input.start(ofBlock: block), into: output.start(ofBlock: block))
    }
  }

  @inline(__always)
  private func multiplyNarrow(_ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>) {
    for first in stride(from: 0, to: layout.outputs, by: 2) {
      let second = min(first + 1, layout.outputs - 1)
      let (w, v) = (weights(input: 0, output: first), weights(input: 0, output: second))
      var (y, z) = (FeatureRow(repeating: biases[first]), FeatureRow(repeating: biases[second]))
      for k in 0..<layout.inputs {
        let x = FeatureRow(at: input + k * Features.examples)
        y = y.adding(x, times: w[k])
        z = z.adding(x, times: v[k])
      }
      y.write(to: output + first * Features.examples)
      z.write(to: output + second * Features.examples)
    }
  }

  /// dx = W dz
  @inline(never)
  package func narrowInputGradient(_ delta: Features, into output: Features) {
    checkNarrow(output, delta)
    for block in 0..<delta.blocks {
      narrowInputGradient(delta.start(ofBlock: block), into: output.start(ofBlock: block))
    }
  }

  @inline(__always)
  private func narrowInputGradient(_ delta: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>) {
    for k in 0..<layout.inputs {
      var sum = FeatureRow()
      for o in 0..<layout.outputs {
        let weight = pointer[o * layout.paddedInputs + k]
        sum = sum.adding(FeatureRow(at: delta + o * Features.examples), times: weight)
      }
      sum.write(to: output + k * Features.examples)
    }
  }

  @inline(__always)
  private func checkNarrow(_ inputs: Features, _ outputs: Features) {
    guard layout.isNarrow, inputs.count == layout.inputs, outputs.count == layout.outputs,
      inputs.blocks == outputs.blocks
    else {
      stop("a narrow product of \(inputs.count) → \(outputs.count) features by weights of \(layout)")
    }
  }
}
