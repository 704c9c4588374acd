import Kernels

/// W `[9 · inputs, outputs]` of `SplineLayer`. Each input has the row b and the eight rows s ∘ cₖ.
///
/// b begins as U(±1) / √inputs, s as 1 / √inputs, and c as (U(0, 1) − ½) · 0.3 / 5, as in pykan's network.
final class SplineWeights: ComputedWeights {
  let panels: Panels
  let gradient: ComputedGradient
  let parameters: [Parameter]

  private let base, scale, coefficients: Parameter
  private let values: Matrix

  init(inputs: Int, outputs: Int) {
    let size = 1 / Double(inputs).squareRoot()
    func parameter(_ rows: Int, _ initializer: Initializer) -> Parameter {
      Parameter(inputs: rows * inputs, outputs: outputs, initializer: initializer, hasBias: false)
    }
    base = parameter(1, .uniform(within: size))
    scale = parameter(1, .constant(Float(size)))
    coefficients = parameter(SplineBasis.count, .uniform(within: 0.15 / Double(SplineBasis.intervals)))
    parameters = [base, scale, coefficients]
    let layout = PanelLayout.suited(inputs: SplineLayer.features * inputs, outputs: outputs)
    values = Matrix(rows: layout.count, columns: 1)
    gradient = ComputedGradient(layout)
    panels = Panels(values.numbers, layout: layout)
  }

  var selecting: [Float] { coefficients.weightValues }

  /// Returns the index in `values` of the weight from a feature of an input to an output. Feature 0 is silu.
  private func place(_ input: Int, _ feature: Int, _ output: Int) -> Int {
    panels.layout.offset(input: input * SplineLayer.features + feature, output: output)
  }

  private func forEachEdge(_ body: (_ input: Int, _ output: Int) -> Void) {
    for input in 0..<base.inputs {
      for output in 0..<base.outputs { body(input, output) }
    }
  }

  func refresh() {
    forEachEdge { input, output in
      values.pointer[place(input, 0, output)] = base[input, output]
      let scale = scale[input, output]
      for spline in 0..<SplineBasis.count {
        values.pointer[place(input, 1 + spline, output)] =
          scale * coefficients[input * SplineBasis.count + spline, output]
      }
    }
  }

  /// db += dW₀, dcₖ += s dWₖ, ds += Σₖ cₖ dWₖ
  func spreadGradient() {
    guard let whole = gradient.close() else { return }
    func sum(_ input: Int, _ output: Int) -> Float {
      (0..<SplineBasis.count).reduce(0) { sum, spline in
        sum + whole.pointer[place(input, 1 + spline, output)]
          * coefficients[input * SplineBasis.count + spline, output]
      }
    }
    base.addGradient(weights: { whole.pointer[place($0, 0, $1)] })
    scale.addGradient(weights: sum)
    coefficients.addGradient { row, output in
      let (input, spline) = row.quotientAndRemainder(dividingBy: SplineBasis.count)
      return whole.pointer[place(input, 1 + spline, output)] * scale[input, output]
    }
  }
}
