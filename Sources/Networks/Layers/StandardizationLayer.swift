import Kernels

extension LayerKind {
  static let standardization = LayerKind(name: "standardization", formula: "y = (x − 0.3) / 0.7, or with other numbers")
  {
    $1.isLinear && $0 > 0 ? .standardization(mean: 0.3, deviation: 0.7) : nil
  }
}

extension LayerDescription {
  /// y = (x − mean) / deviation, with the known mean and standard deviation of the distribution of the inputs.
  package static func standardization(mean: Float, deviation: Float) -> LayerDescription {
    require(deviation > 0, "a deviation of \(deviation)")
    return LayerDescription(width: { $0 }, parameterCount: { _ in 0 }, takesBlocks: { _ in true }) {
      StandardizationLayer($0, mean: mean, scale: 1 / deviation)
    }
  }
}

/// y = (x − mean) · scale; dx = dy · scale.
final class StandardizationLayer: Layer {
  let site: LayerSite

  private let mean: Float
  private let scale: Float

  init(_ site: LayerSite, mean: Float, scale: Float) {
    self.site = site
    self.mean = mean
    self.scale = scale
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    outputs.features.fill(from: input.features) { [mean, scale] x in (x - mean) * scale }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    inputGradient?.fill(from: outputGradient.features) { [scale] dy in dy * scale }
  }
}
