import Kernels

extension LayerKind {
  static let spline = LayerKind(
    name: "spline", formula: "yₒ = Σᵢ fᵢₒ(xᵢ), fᵢₒ = bᵢₒ silu + sᵢₒ Σₖ cᵢₖₒ Bₖ with eight cubic B-splines Bₖ on [−1, 1]"
  ) { $1.isLinear ? .spline($0 - 1) : nil }
}

extension LayerDescription {
  /// A learned function for each pair of an input and an output, initialised as in pykan. Source: Liu et al., "KAN:
  /// Kolmogorov–Arnold Networks", 2024.
  package static func spline(_ width: Int) -> LayerDescription {
    LayerDescription(width: { _ in width }, parameterCount: { $0 * width * (SplineBasis.count + 2) }) {
      SplineLayer($0)
    }
  }
}

/// The cubic B-splines on five equal intervals of [−1, 1]. The knots have the distance h = 2/5, with three more on each
/// side:
/// Bₖ(x) = N((x + 1) / h + 3 − k), N(t) = (max(0, 2 − |t − 2|)³ − 4 max(0, 1 − |t − 2|)³) / 6. Source: de Boor, "A
/// Practical Guide to Splines", for equidistant knots.
enum SplineBasis {
  static let intervals = 5
  static let order = 3
  static let count = intervals + order
  /// 1 / h
  private static let density = Float(intervals) / 2

  /// Returns t − 2 for Bₖ.
  private static func distance(_ x: Vector, _ spline: Int) -> Vector {
    (x + 1) * density + Float(order - spline - 2)
  }

  /// Bₖ(x)
  static func value(_ x: Vector, _ spline: Int) -> Vector {
    let length = abs(distance(x, spline))
    let (wide, narrow) = (larger(2 - length, Vector()), larger(1 - length, Vector()))
    return (wide * wide * wide - 4 * narrow * narrow * narrow) / 6
  }

  /// dBₖ/dx
  static func slope(_ x: Vector, _ spline: Int) -> Vector {
    let distance = distance(x, spline)
    let length = abs(distance)
    let (wide, narrow) = (larger(2 - length, Vector()), larger(1 - length, Vector()))
    let slope = (4 * narrow * narrow - wide * wide) * (0.5 * density)
    return slope.replacing(with: -slope, where: distance .< 0)
  }
}

/// φ = (silu xᵢ, B₀(xᵢ), …, B₇(xᵢ)) for each input, y = Wᵀφ; dxᵢ = Σₖ φ′ₖ(xᵢ) (W dy)ₖ, dW = φ dyᵀ.
final class SplineLayer: Layer {
  /// The number of features φ per input.
  static let features = SplineBasis.count + 1

  let site: LayerSite
  var parameters: [Parameter] { weights.parameters }
  var derivedWeights: [any ComputedWeights] { [weights] }

  private let weights: SplineWeights
  private let product: PanelProduct
  /// φ and dL/dφ, `[9 · inputs, 32]`.
  private let basis, basisGradient: Matrix

  init(_ site: LayerSite) {
    self.site = site
    weights = SplineWeights(inputs: site.inputWidth, outputs: site.outputs.rows)
    product = PanelProduct(outputs: site.outputs.rows)
    basis = Matrix(rows: Self.features * site.inputWidth, columns: Batch.size)
    basisGradient = Matrix(rows: Self.features * site.inputWidth, columns: Batch.size)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    for (row, x) in (0..<site.inputWidth).map({ ($0 * Self.features, input.features[$0]) }) {
      basis.features[row] = x.map { $0 * sigmoid($0) }
      for spline in 0..<SplineBasis.count {
        basis.features[row + 1 + spline] = x.map { SplineBasis.value($0, spline) }
      }
    }
    product.forward(weights.panels, basis.features, into: outputs.features, &pass)
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    product.backward(weights.panels, outputGradient.features, into: basisGradient.features, &pass)
    for index in 0..<site.inputWidth {
      let (row, x) = (index * Self.features, input.features[index])
      let silu = x.map { x in
        let s = sigmoid(x)
        return s * (1 + x * (1 - s))
      }
      inputGradient[index] = (0..<SplineBasis.count).reduce(silu * basisGradient.features[row]) { sum, spline in
        sum.adding(x.map { SplineBasis.slope($0, spline) }, times: basisGradient.features[row + 1 + spline])
      }
    }
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    product.addGradients(to: weights.gradient.open(), weights.gradient.lanes, basis.features, outputGradient.features)
  }
}
