import Kernels

extension LayerKind {
  static let layerNorm = LayerKind(name: "layer_norm", formula: "y = (x − mean x) / √(var x + 10⁻⁵) ∘ g + b") {
    $1.isLinear && $0 > 0 ? .layerNorm : nil
  }
  static let rmsNorm = LayerKind(name: "rms_norm", formula: "y = x / √(mean x² + 10⁻⁶) ∘ g") {
    $1.isLinear && $0 > 0 ? .rmsNorm : nil
  }
}

extension LayerDescription {
  /// Layer normalisation: the features of each example get mean 0 and variance 1, then each feature has a gain and a
  /// shift. Source: Ba, Kiros and Hinton, "Layer Normalization", 2016.
  package static let layerNorm = LayerDescription(width: { $0 }) {
    NormalizationLayer($0, isCentred: true, floor: 1e-5)
  }
  /// The same without the mean and the shift. Source: Zhang and Sennrich, "Root Mean Square Layer Normalization",
  /// NeurIPS 2019.
  package static let rmsNorm = LayerDescription(width: { $0 }) { NormalizationLayer($0, isCentred: false, floor: 1e-6) }
}

/// n = c · r with c = x − mean x (or x if not centred) and r = 1 / √(mean c² + floor), y = n ∘ g + b.
///
/// dg = Σ dy ∘ n, db = Σ dy. With d = dy ∘ g: dx = r (d − mean d − n · mean(d ∘ n)), without mean d if x was not
/// centred.
final class NormalizationLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { [parameter] }

  /// g, stored as the weights of one input, and b.
  private let parameter: Parameter
  private let isCentred: Bool
  private let floor: Float
  private let normal: Matrix
  private let scale: Matrix

  /// Returns a gain of ones and, if centred, a shift of zeros.
  static func parameter(_ features: Int, isCentred: Bool) -> Parameter {
    Parameter(inputs: 1, outputs: features, initializer: .constant(1), hasBias: isCentred)
  }

  /// - Parameter parameter: The gain and shift that several layers share, or nil for a layer with its own.
  init(_ site: LayerSite, _ parameter: Parameter? = nil, isCentred: Bool, floor: Float) {
    self.site = site
    self.isCentred = isCentred
    self.floor = floor
    self.parameter = parameter ?? Self.parameter(site.outputs.rows, isCentred: isCentred)
    normal = Matrix(rows: site.outputs.rows, columns: Batch.size)
    scale = Matrix(rows: 1, columns: Batch.size)
  }

  private func mean(_ value: (Int) -> FeatureRow) -> FeatureRow {
    var sum = FeatureRow()
    for index in 0..<normal.rows { sum = sum + value(index) }
    let share = 1 / Float(normal.rows)
    return sum.map { $0 * share }
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    let (x, n) = (input.features, normal.features)
    let centre = isCentred ? mean { x[$0] } : FeatureRow()
    let square = mean { (x[$0] - centre) * (x[$0] - centre) }
    let factor = square.map { 1 / ($0 + floor).squareRoot() }
    scale.features[0] = factor
    for index in 0..<n.count {
      n[index] = (x[index] - centre) * factor
      let (gain, shift) = (parameter[0, index], parameter[bias: index])
      outputs.features[index] = n[index].map { $0 * gain + shift }
    }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    let n = normal.features
    func delta(_ index: Int) -> FeatureRow {
      let gain = parameter[0, index]
      return outputGradient.features[index].map { $0 * gain }
    }
    let centre = isCentred ? mean(delta) : FeatureRow()
    let product = mean { delta($0) * n[$0] }
    for index in 0..<n.count {
      inputGradient[index] = (delta(index) - centre - n[index] * product) * scale.features[0]
    }
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    parameter.addGradient(
      weights: { (outputGradient.features[$1] * normal.features[$1]).sum },
      biases: { outputGradient.features[$0].sum })
  }
}
