import Kernels

extension LayerKind {
  static let pairs = LayerKind(name: "pairs", formula: "y = (a₀, b₀, a₁, b₁, …), of the halves of x") {
    $1.isLinear ? .pairs : nil
  }
  static let positionSum = LayerKind(name: "position_sum", formula: "y = Σ xᵢ over groups of five features") {
    $1.isLinear && $0.isMultiple(of: 5) ? .positionSum(of: 5) : nil
  }
}

extension LayerDescription {
  /// y = (a₀, b₀, a₁, b₁, …): what belongs to one position lies together.
  package static let pairs = LayerDescription(width: { $0 }, parameterCount: { _ in 0 }) { PairsLayer($0) }

  /// y = Σ xᵢ over the groups i of so many features.
  package static func positionSum(of group: Int) -> LayerDescription {
    LayerDescription(width: { _ in group }, parameterCount: { _ in 0 }) { PositionSumLayer($0) }
  }

  /// One output for each group of so many features, by one map for all, if that is how many outputs there are; else a
  /// linear map of the sum of the groups.
  package static func positionHead(_ outputs: Int, of group: Int) -> LayerDescription {
    let each = LayerDescription.sharedDense(1, .linear, of: group)
    let ofSum = LayerDescription.dense(outputs)
    @Sendable func isEach(_ inputWidth: Int) -> Bool { inputWidth == outputs * group }
    return LayerDescription(
      width: { _ in outputs },
      parameterCount: { isEach($0) ? each.parameterCount($0) : ofSum.parameterCount(group) }
    ) { site in
      isEach(site.inputWidth) ? each.make(site) : ChainLayer(site, .positionSum(of: group), ofSum)
    }
  }
}

/// y₂ᵢ = aᵢ, y₂ᵢ₊₁ = bᵢ.
final class PairsLayer: Layer {
  let site: LayerSite

  init(_ site: LayerSite) {
    require(site.inputWidth.isMultiple(of: 2), "pairs of \(site.inputWidth) features")
    self.site = site
  }

  private func source(_ row: Int) -> Int { row / 2 + row % 2 * (site.inputWidth / 2) }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    for row in 0..<outputs.rows { outputs.features[row] = input.features[source(row)] }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    for row in 0..<outputs.rows { inputGradient[source(row)] = outputGradient.features[row] }
  }
}

/// yⱼ = Σᵢ xᵢⱼ; dxᵢⱼ = dyⱼ.
final class PositionSumLayer: Layer {
  let site: LayerSite

  init(_ site: LayerSite) {
    require(site.inputWidth.isMultiple(of: site.outputs.rows), "a sum of groups of \(site.inputWidth) features")
    self.site = site
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    let group = outputs.rows
    for row in 0..<group {
      outputs.features[row] = stride(from: row, to: site.inputWidth, by: group).reduce(FeatureRow()) { sum, place in
        sum + input.features[place]
      }
    }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    for place in 0..<site.inputWidth { inputGradient[place] = outputGradient.features[place % outputs.rows] }
  }
}
