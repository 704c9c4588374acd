import Kernels

extension LayerKind {
  static let snake = LayerKind(name: "snake", formula: "y = x + sin²(ax) / a, with an a for each feature") {
    $1.isLinear && $0 > 0 ? .snake : nil
  }
}

extension LayerDescription {
  /// A periodic activation with learned frequencies. Source: Ziyin, Hartwig and Ueda, NeurIPS 2020.
  package static let snake = LayerDescription(width: { $0 }) { SnakeLayer($0) }
}

/// y = x + sin²(ax) / a; dx = dy (1 + sin 2ax), da = Σ dy (x sin(2ax) − sin²(ax) / a) / a.
final class SnakeLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { [frequencies] }

  private let frequencies: Parameter

  init(_ site: LayerSite) {
    self.site = site
    frequencies = Parameter(inputs: 1, outputs: site.outputs.rows, initializer: .exponential, hasBias: false)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    for index in 0..<outputs.rows {
      let a = frequencies[0, index]
      outputs.features[index] = input.features[index].map { x in
        let wave = sine(a * x)
        return x + wave * wave / a
      }
    }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    for index in 0..<outputs.rows {
      let a = frequencies[0, index]
      inputGradient[index] = outputGradient.features[index] * input.features[index].map { 1 + sine(2 * a * $0) }
    }
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    frequencies.addGradient(weights: { _, index in
      let a = frequencies[0, index]
      let slope = input.features[index].map { x in
        let wave = sine(a * x)
        return (x * sine(2 * a * x) - wave * wave / a) / a
      }
      return (outputGradient.features[index] * slope).sum
    })
  }
}
