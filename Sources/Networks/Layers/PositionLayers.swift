import Kernels

extension LayerKind {
  static let pairs = LayerKind(name: "pairs", formula: "y = (a₀, b₀, a₁, b₁, …), of the halves of x") {
    $1.isLinear ? .pairs : nil
  }
  static let positionSum = LayerKind(name: "position_sum", formula: "y = Σ xᵢ over groups of five features") {
    $1.isLinear && $0.isMultiple(of: 5) ? .positionSum(of: 5) : nil
  }
  static let positionMean = LayerKind(name: "position_mean", formula: "y = mean xᵢ over groups of two features") {
    $1.isLinear && $0 > 0 ? .positionMean(of: 2) : nil
  }
  static let offsets = LayerKind(name: "offsets", formula: "y = x + p, p learned") {
    $1.isLinear && $0 > 0 ? .offsets : nil
  }
}

extension LayerDescription {
  /// y = (a₀, b₀, a₁, b₁, …), where a and b are the two halves of x. The features of one position become adjacent.
  package static let pairs = LayerDescription(width: { $0 }, parameterCount: { _ in 0 }) { PairsLayer($0) }

  /// y = Σᵢ xᵢ over all groups xᵢ of `group` adjacent features.
  package static func positionSum(of group: Int) -> LayerDescription {
    LayerDescription(width: { _ in group }, parameterCount: { _ in 0 }) { PositionSumLayer($0) }
  }

  /// y = mean of xᵢ over all groups xᵢ of `group` adjacent features.
  package static func positionMean(of group: Int) -> LayerDescription {
    LayerDescription(width: { _ in group }, parameterCount: { _ in 0 }) { PositionSumLayer($0, isMean: true) }
  }

  /// y = x + p, with learned offsets p that let the network tell positions apart. p begins as N(0, 0.02²).
  package static let offsets = LayerDescription(width: { $0 }, parameterCount: { $0 }) { OffsetsLayer($0) }

  /// The outputs of a network over positions. If there are as many outputs as groups of `group` features, one shared
  /// linear map gives one output per group. Otherwise `pool` combines the groups, and a linear map gives the outputs.
  package static func positionHead(
    _ outputs: Int, of group: Int, pool: LayerDescription, initializer: Initializer? = nil
  ) -> LayerDescription {
    let each = LayerDescription.sharedDense(1, of: group, initializer: initializer)
    let ofPool = LayerDescription.chain(pool, .dense(outputs, initializer: initializer))
    @Sendable func layer(_ inputWidth: Int) -> LayerDescription { inputWidth == outputs * group ? each : ofPool }
    return LayerDescription(width: { _ in outputs }, parameterCount: { layer($0).parameterCount($0) }) { site in
      layer(site.inputWidth).make(site)
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

  /// Returns the row of x that becomes this row of y.
  private func source(_ row: Int) -> Int { row / 2 + row % 2 * (site.inputWidth / 2) }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    for row in 0..<outputs.rows { outputs.features[row] = input.features[source(row)] }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    for row in 0..<outputs.rows { inputGradient[source(row)] = outputGradient.features[row] }
  }
}

/// yⱼ = Σᵢ xᵢⱼ and dxᵢⱼ = dyⱼ. For the mean, both are divided by the number of groups.
final class PositionSumLayer: Layer {
  let site: LayerSite

  private let isMean: Bool

  init(_ site: LayerSite, isMean: Bool = false) {
    require(site.inputWidth.isMultiple(of: site.outputs.rows), "a sum of groups of \(site.inputWidth) features")
    self.site = site
    self.isMean = isMean
  }

  private func scaled(_ row: FeatureRow) -> FeatureRow {
    guard isMean else { return row }
    let share = Float(outputs.rows) / Float(site.inputWidth)
    return row.map { $0 * share }
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    let group = outputs.rows
    for row in 0..<group {
      let sum = stride(from: row, to: site.inputWidth, by: group).reduce(FeatureRow()) { sum, place in
        sum + input.features[place]
      }
      outputs.features[row] = scaled(sum)
    }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    for place in 0..<site.inputWidth { inputGradient[place] = scaled(outputGradient.features[place % outputs.rows]) }
  }
}

/// y = x + p; dx = dy, dp = Σ dy.
final class OffsetsLayer: Layer {
  let site: LayerSite
  var parameters: [Parameter] { [parameter] }

  private let parameter: Parameter

  init(_ site: LayerSite) {
    self.site = site
    parameter = Parameter(
      inputs: 1, outputs: site.inputWidth, initializer: .normal(mean: 0, deviation: 0.02), hasBias: false)
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    for row in 0..<outputs.rows {
      let offset = parameter[0, row]
      outputs.features[row] = input.features[row].map { $0 + offset }
    }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    inputGradient?.copy(from: outputGradient.features)
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    parameter.addGradient(weights: { outputGradient.features[$1].sum })
  }
}
