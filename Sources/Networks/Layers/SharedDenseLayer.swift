import Kernels

extension LayerKind {
  static let sharedDense = LayerKind(
    name: "shared_dense", formula: "yᵢ = f(Wᵀxᵢ + b), of each pair xᵢ of features, with one W and one b for all"
  ) { $1.keepsWidth && $0 > 0 ? .sharedDense(3, $1, of: 2) : nil }
  static let sharedLayerNorm = LayerKind(
    name: "shared_layer_norm", formula: "LayerNorm of each five features, with one g and one b for all"
  ) { $1.isLinear && $0.isMultiple(of: 5) ? .layerNorm(of: 5) : nil }
}

extension LayerDescription {
  /// yᵢ = f(Wᵀxᵢ + b) for each group xᵢ of `group` adjacent features: one dense layer that every position shares.
  package static func sharedDense(
    _ width: Int, _ activation: Activation = .linear, of group: Int, initializer: Initializer? = nil
  ) -> LayerDescription {
    require(activation.keepsWidth, "an activation for each position cannot double its width")
    return LayerDescription(width: { $0 / group * width }, parameterCount: { _ in (group + 1) * width }) { site in
      let parameter = Parameter(inputs: group, outputs: width, initializer: initializer ?? activation.initializer)
      return SharedLayer(site, group: group, width: width, parameter) {
        DenseLayer($0, parameter, activation: activation)
      }
    }
  }

  /// `layerNorm` of each group of `group` adjacent features. All groups share one gain and one shift.
  package static func layerNorm(of group: Int) -> LayerDescription {
    LayerDescription(width: { $0 }, parameterCount: { _ in 2 * group }) { site in
      let parameter = NormalizationLayer.parameter(group, isCentred: true)
      return SharedLayer(site, group: group, width: group, parameter) {
        NormalizationLayer($0, parameter, isCentred: true, floor: 1e-5)
      }
    }
  }
}

/// A layer for each position. All of them share one parameter.
final class SharedLayer: Layer {
  let site: LayerSite
  let parameters: [Parameter]

  private let positions: [any Layer]
  /// The number of features of a position.
  private let group: Int

  /// - Parameters:
  ///   - width: The number of outputs per position.
  ///   - layer: Makes the layer of one position.
  init(_ site: LayerSite, group: Int, width: Int, _ parameter: Parameter, _ layer: (LayerSite) -> any Layer) {
    require(
      site.inputWidth.isMultiple(of: group) && site.outputs.rows == site.inputWidth / group * width,
      "groups of \(group) of \(site.inputWidth) features")
    self.site = site
    parameters = [parameter]
    self.group = group
    positions = (0..<site.inputWidth / group).map { position in
      layer(site.part(position * width..<(position + 1) * width, inputWidth: group))
    }
  }

  private func rows(_ position: Int) -> Range<Int> { position * group..<(position + 1) * group }

  private func part(_ input: LayerInput, _ position: Int) -> LayerInput { LayerInput(input.features[rows(position)]) }

  /// Runs the positions in order, because a tile of one may write into the rows of the next.
  func forward(_ input: LayerInput, _ pass: inout Pass) {
    for position in positions.indices { positions[position].forward(part(input, position), &pass) }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    for position in positions.indices {
      positions[position].backward(
        part(input, position), inputGradient: inputGradient.map { $0[rows(position)] }, &pass)
    }
  }

  /// Adds the gradients of all positions. No step is fused with them, because the step needs their sum.
  func addGradients(_ input: LayerInput, _ pass: Pass) {
    var pass = pass
    pass.fusedStep = nil
    for position in positions.indices { positions[position].addGradients(part(input, position), pass) }
  }
}
