import Kernels

extension LayerKind {
  static let sharedDense = LayerKind(
    name: "shared_dense", formula: "yᵢ = f(Wᵀxᵢ + b), of each pair xᵢ of features, with one W and one b for all"
  ) { $1.keepsWidth && $0 > 0 ? .sharedDense(3, $1, of: 2) : nil }
}

extension LayerDescription {
  /// yᵢ = f(Wᵀxᵢ + b) for each group i of so many features next to each other: one dense layer, used at every position.
  package static func sharedDense(_ width: Int, _ activation: Activation, of group: Int) -> LayerDescription {
    require(activation.keepsWidth, "an activation for each position cannot double its width")
    return LayerDescription(width: { $0 / group * width }, parameterCount: { _ in (group + 1) * width }) {
      SharedDenseLayer($0, width, activation, group: group)
    }
  }
}

/// A dense layer for each position, all with the same W and b.
final class SharedDenseLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { [parameter] }

  private let parameter: Parameter
  private let positions: [DenseLayer]
  /// Features of a position.
  private let group: Int

  init(_ site: LayerSite, _ width: Int, _ activation: Activation, group: Int) {
    require(
      site.inputWidth.isMultiple(of: group) && site.outputs.rows == site.inputWidth / group * width,
      "groups of \(group) of \(site.inputWidth) features")
    let parameter = Parameter(inputs: group, outputs: width, initializer: activation.initializer)
    self.site = site
    self.parameter = parameter
    self.group = group
    positions = (0..<site.inputWidth / group).map { position in
      DenseLayer(
        site.part(position * width..<(position + 1) * width, inputWidth: group), parameter, activation: activation)
    }
  }

  private func rows(_ position: Int) -> Range<Int> { position * group..<(position + 1) * group }

  private func part(_ input: LayerInput, _ position: Int) -> LayerInput { LayerInput(input.features[rows(position)]) }

  /// In their order, because a tile of one may write into the rows of the next.
  func forward(_ input: LayerInput, _ pass: inout Pass) {
    for position in positions.indices { positions[position].forward(part(input, position), &pass) }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    for position in positions.indices {
      positions[position].backward(
        part(input, position), inputGradient: inputGradient.map { $0[rows(position)] }, &pass)
    }
  }

  /// No step before all positions have added their part.
  func addGradients(_ input: LayerInput, _ pass: Pass) {
    var pass = pass
    pass.fusedStep = nil
    for position in positions.indices { positions[position].addGradients(part(input, position), pass) }
  }
}
