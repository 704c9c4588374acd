import Kernels

extension LayerKind {
  static let attention = LayerKind(
    name: "attention",
    formula: "oᵢ = Σⱼ softmaxⱼ(qᵢ·kⱼ / √e) vⱼ in each of two heads of e = 2, of pairs; y = Wᵀo + b"
  ) { $1.isLinear && $0 > 0 ? .attention(of: 2, heads: 2, headWidth: 2) : nil }
}

extension LayerDescription {
  /// Multi-head self-attention over positions: scaled dot products of queries and keys, then a linear map back to
  /// `group` features per position. Queries, keys and values are linear maps of a position, with biases.
  ///
  /// Source: Vaswani et al., "Attention Is All You Need", NeurIPS 2017.
  ///
  /// - Parameters:
  ///   - group: The number of adjacent features that form a position.
  ///   - headWidth: The length e of a query, a key and a value in one head.
  package static func attention(
    of group: Int, heads: Int, headWidth: Int, initializer: Initializer? = nil
  ) -> LayerDescription {
    let width = heads * headWidth
    return .chain(
      .sharedDense(3 * width, of: group, initializer: initializer),
      .chain(
        LayerDescription(width: { $0 / 3 }, parameterCount: { _ in 0 }) {
          HeadsLayer($0, heads: heads, headWidth: headWidth)
        }, .sharedDense(group, of: width, initializer: initializer)))
  }
}

/// Scaled dot-product attention, computed for each head from queries q, keys k and values v. A position holds its
/// queries, then its keys, then its values, each head by head.
///
/// sᵢⱼ = qᵢ·kⱼ / √e, a = softmax of each row of s, oᵢ = Σⱼ aᵢⱼ vⱼ.
///
/// dvⱼ = Σᵢ aᵢⱼ doᵢ; with cᵢⱼ = doᵢ·vⱼ and dsᵢⱼ = aᵢⱼ (cᵢⱼ − Σₗ aᵢₗ cᵢₗ): dqᵢ = Σⱼ dsᵢⱼ kⱼ / √e, dkⱼ = Σᵢ dsᵢⱼ qᵢ / √e.
final class HeadsLayer: Layer {
  /// The part of a position's features. The raw value is its place among the three.
  private enum Part: Int { case query, key, value }

  let site: LayerSite

  private let heads: Int
  private let headWidth: Int
  private let positions: Int
  /// 1 / √e
  private let scale: Float
  /// The attention weights a of every head, row by row.
  private let shares: Matrix
  /// A buffer for one row of s, of c or of ds.
  private let row: Matrix

  init(_ site: LayerSite, heads: Int, headWidth: Int) {
    let width = heads * headWidth
    require(
      site.outputs.rows.isMultiple(of: width) && site.inputWidth == 3 * site.outputs.rows,
      "\(heads) heads of \(headWidth) in \(site.inputWidth) features")
    self.site = site
    self.heads = heads
    self.headWidth = headWidth
    positions = site.outputs.rows / width
    scale = 1 / Float(headWidth).squareRoot()
    shares = Matrix(rows: heads * positions * positions, columns: Batch.size)
    row = Matrix(rows: positions, columns: Batch.size)
  }

  private func input(_ part: Part, _ position: Int, _ head: Int) -> Range<Int> {
    let start = ((3 * position + part.rawValue) * heads + head) * headWidth
    return start..<start + headWidth
  }

  private func output(_ position: Int, _ head: Int) -> Range<Int> {
    let start = (position * heads + head) * headWidth
    return start..<start + headWidth
  }

  /// Returns the row of a that belongs to a position and a head.
  private func sharesOf(_ position: Int, _ head: Int) -> Features {
    let start = (head * positions + position) * positions
    return shares.features[start..<start + positions]
  }

  private func product(_ x: Features, _ y: Features) -> FeatureRow {
    var sum = FeatureRow()
    for index in 0..<headWidth { sum = sum.adding(x[index], times: y[index]) }
    return sum
  }

  /// sum += factor · x
  private func add(_ x: Features, times factor: FeatureRow, to sum: Features) {
    for index in 0..<headWidth { sum[index] = sum[index].adding(x[index], times: factor) }
  }

  func forward(_ input: LayerInput, _ pass: inout Pass) {
    outputs.fill(0)
    for head in 0..<heads {
      for position in 0..<positions { look(input.features, position, head) }
    }
  }

  private func look(_ x: Features, _ position: Int, _ head: Int) {
    let (query, shares) = (x[input(.query, position, head)], sharesOf(position, head))
    for other in 0..<positions {
      shares[other] = product(query, x[input(.key, other, head)]).map { $0 * scale }
    }
    normalize(shares)
    let result = outputs.features[output(position, head)]
    for other in 0..<positions { add(x[input(.value, other, head)], times: shares[other], to: result) }
  }

  /// Replaces a row s by its softmax: exp(s − max s), divided by the sum.
  private func normalize(_ row: Features) {
    var largest = row[0]
    for index in 1..<row.count { largest = largest.orLarger(row[index]) }
    var sum = FeatureRow()
    for index in 0..<row.count {
      row[index] = row[index].exponential(minus: largest)
      sum = sum + row[index]
    }
    let factor = sum.reciprocal
    for index in 0..<row.count { row[index] = row[index] * factor }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    guard let inputGradient else { return }
    for index in 0..<inputGradient.count { inputGradient[index] = FeatureRow() }
    for head in 0..<heads {
      for position in 0..<positions { lookBack(input.features, inputGradient, position, head) }
    }
  }

  private func lookBack(_ x: Features, _ dx: Features, _ position: Int, _ head: Int) {
    let (delta, shares, row) = (outputGradient.features[output(position, head)], sharesOf(position, head), row.features)
    var mean = FeatureRow()
    for other in 0..<positions {
      let value = input(.value, other, head)
      row[other] = product(delta, x[value])
      mean = mean.adding(shares[other], times: row[other])
      add(delta, times: shares[other], to: dx[value])
    }
    let query = input(.query, position, head)
    for other in 0..<positions {
      let slope = (shares[other] * (row[other] - mean)).map { $0 * scale }
      let key = input(.key, other, head)
      add(x[key], times: slope, to: dx[query])
      add(x[query], times: slope, to: dx[key])
    }
  }
}
