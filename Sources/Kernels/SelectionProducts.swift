/// yᵢ = Πⱼ fⱼᵢ with fⱼᵢ = wⱼᵢ xⱼ + 1 − wⱼᵢ: the product of those xⱼ whose weight is 1.
///
/// dwⱼᵢ = Σ dyᵢ (xⱼ − 1) Πₖ≠ⱼ fₖᵢ and dxⱼ = Σᵢ dyᵢ wⱼᵢ Πₖ≠ⱼ fₖᵢ. The product of all other factors is the product of
/// those before times the product of those after. Dividing yᵢ by fⱼᵢ would fail, because a factor may be zero.
package struct SelectionProducts {
  private let weights: Panels
  private let usesAmounts: Bool
  /// Scratch memory for the product of all factors before each input.
  private let before: UnsafeMutablePointer<Float>

  /// - Parameters:
  ///   - usesAmounts: True to use |w| instead of w.
  ///   - scratch: As many features as there are inputs.
  package init(_ weights: Panels, usesAmounts: Bool = false, scratch: Features) {
    guard scratch.count == weights.layout.inputs else {
      stop("\(scratch.count) features of scratch for products of \(weights.layout.inputs)")
    }
    self.weights = weights
    self.usesAmounts = usesAmounts
    before = scratch.pointer
  }

  private var layout: PanelLayout { weights.layout }

  @inline(__always)
  private func weight(_ input: Int, _ output: Int) -> Float {
    let w = weights.weights(input: input, output: output).pointee
    return usesAmounts ? Swift.abs(w) : w
  }

  /// Adds the lane sum of `slopes`. Not inlined, because otherwise the compiler takes vectors apart in its loop.
  @inline(never)
  private func add(_ slopes: Vector, to gradient: UnsafeMutablePointer<Float>) {
    gradient.pointee += laneSum(slopes)
  }

  /// Returns d|w| / dw if |w| is used instead of w, otherwise 1.
  @inline(__always)
  private func signOfSlope(_ input: Int, _ output: Int) -> Float {
    usesAmounts && weights.weights(input: input, output: output).pointee < 0 ? -1 : 1
  }

  @inline(__always)
  private func row(_ features: UnsafePointer<Float>, _ index: Int) -> FeatureRow {
    FeatureRow(at: features + index * Features.examples)
  }

  @inline(__always)
  private func factor(_ x: FeatureRow, _ w: Float) -> FeatureRow { FeatureRow(repeating: 1 - w).adding(x, times: w) }

  @inline(never)
  package func multiply(_ x: Features, into y: Features) {
    check(x, y)
    for block in 0..<x.blocks { multiply(x.start(ofBlock: block), into: y.start(ofBlock: block)) }
  }

  @inline(__always)
  private func multiply(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>) {
    for output in 0..<layout.outputs {
      var product = FeatureRow(repeating: 1)
      for input in 0..<layout.inputs { product = product * factor(row(x, input), weight(input, output)) }
      product.write(to: y + output * Features.examples)
    }
  }

  /// Adds dw to `gradients`, or to `lanes` for narrow layouts, and writes dx if `inputGradient` is not nil.
  @inline(never)
  package func addGradients(
    _ x: Features, _ dy: Features, to gradients: Panels, _ lanes: LaneGradients?, inputGradient: Features?
  ) {
    check(x, dy)
    guard gradients.layout == layout, inputGradient?.elements ?? x.elements == x.elements else {
      stop("gradients of \(gradients.layout) and \(inputGradient?.count ?? 0) features for weights of \(layout)")
    }
    inputGradient?.fill(from: x) { _ in Vector() }
    for block in 0..<x.blocks {
      addGradients(
        x.start(ofBlock: block), dy.start(ofBlock: block), to: gradients, lanes,
        inputGradient: inputGradient?.start(ofBlock: block))
    }
  }

  @inline(__always)
  private func addGradients(
    _ x: UnsafePointer<Float>, _ dy: UnsafePointer<Float>, to gradients: Panels, _ lanes: LaneGradients?,
    inputGradient: UnsafeMutablePointer<Float>?
  ) {
    for output in 0..<layout.outputs {
      findProductsBefore(x, output)
      var after = row(dy, output)
      for input in (0..<layout.inputs).reversed() {
        let (value, w) = (row(x, input), weight(input, output))
        let slope = row(before, input) * after
        let slopes = (slope * value.map { $0 - 1 }).halvesAdded * Vector(repeating: signOfSlope(input, output))
        if let lanes {
          lanes.add(slopes, input: input, output: output)
        } else {
          add(slopes, to: gradients.weights(input: input, output: output))
        }
        if let inputGradient {
          row(inputGradient, input).adding(slope, times: w).write(to: inputGradient + input * Features.examples)
        }
        after = after * factor(value, w)
      }
    }
  }

  /// Writes the product of the factors before each input to `before`, for one output.
  @inline(__always)
  private func findProductsBefore(_ x: UnsafePointer<Float>, _ output: Int) {
    var product = FeatureRow(repeating: 1)
    for input in 0..<layout.inputs {
      product.write(to: before + input * Features.examples)
      product = product * factor(row(x, input), weight(input, output))
    }
  }

  @inline(__always)
  private func check(_ x: Features, _ y: Features) {
    guard x.count == layout.inputs, y.count == layout.outputs, x.blocks == y.blocks else {
      stop("products of \(x.count) → \(y.count) features by weights of \(layout)")
    }
  }
}
