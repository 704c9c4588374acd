import Basics
import Networks
import Statistics

/// An operation on two vectors of any width: what the study of when multiplication helps asks networks to learn.
///
/// The entries of `all` are the definition. Knows no task and no dataset.
package struct VectorOperation: Named, Sendable {
  /// Of a problem, with its coefficients: writes y of a and b, each rows of 32 examples.
  typealias Rule = @Sendable (_ a: SampleRows, _ b: SampleRows, _ y: SampleRows) -> Void

  package let name: String
  package let formula: String
  package let population: Population
  /// Operations of one cluster become one another by a permutation of inputs or of outputs, or by changes of signs under a
  /// symmetric law: networks whose weights begin alike everywhere cannot tell them apart.
  package let cluster: String
  /// Numbers in the result for w numbers in a.
  let outputs: @Sendable (_ width: Int) -> Int
  /// Numbers that are drawn once for each problem, from N(0, 1).
  let coefficientCount: @Sendable (_ width: Int) -> Int
  let rule: @Sendable (_ width: Int, _ coefficients: [Float]) -> Rule
  /// Mean and variance of each output in closed form; nil where a sample must do.
  let moments: (@Sendable (MomentCase) -> [OutputMoments])?

  package static let all = crossTerms + squares + linear + piecewiseLinear + others + bits

  init(
    _ name: String, _ formula: String, _ population: Population, cluster: String? = nil,
    outputs: @escaping @Sendable (_ width: Int) -> Int = { $0 },
    coefficients: @escaping @Sendable (_ width: Int) -> Int = { _ in 0 },
    moments: (@Sendable (MomentCase) -> [OutputMoments])? = nil,
    rule: @escaping @Sendable (_ width: Int, _ coefficients: [Float]) -> Rule
  ) {
    self.name = name
    self.formula = formula
    self.population = population
    self.cluster = cluster ?? name
    self.outputs = outputs
    coefficientCount = coefficients
    self.moments = moments
    self.rule = rule
  }

  /// The numbers of the problem of that width, the same in every run.
  func coefficients(_ width: Int) -> [Float] {
    var generator = RandomGenerator("coefficients of a problem", name, "\(width)")
    return (0..<coefficientCount(width)).map { _ in Float(generator.normal()) }
  }

  /// The results of one example with given coefficients.
  ///
  /// - Parameters:
  ///   - a: as many numbers as `b`.
  package func result(_ a: [Float], _ b: [Float], coefficients: [Float]) -> [Float] {
    precondition(
      a.count == b.count && coefficients.count == coefficientCount(a.count),
      "\(a.count) and \(b.count) numbers, \(coefficients.count) coefficients")
    let inputs = Matrix(rows: 2 * a.count, columns: Batch.size)
    for (row, number) in (a + b).enumerated() { inputs[row, 0] = number }
    let results = Matrix(rows: outputs(a.count), columns: Batch.size)
    let rows = SampleRows(inputs)
    rule(a.count, coefficients)(rows[0..<a.count], rows[a.count..<2 * a.count], SampleRows(results))
    return (0..<results.rows).map { results[$0, 0] }
  }

  /// Whether the moments of its outputs are known in closed form under symmetric laws.
  package var hasClosedForm: Bool { moments != nil }

  /// How many coefficients a problem of that width has.
  package func coefficients(ofWidth width: Int) -> Int { coefficientCount(width) }
}

/// Of one output of an operation.
package struct OutputMoments: Equatable, Sendable {
  package var mean: Double
  package var variance: Double

  package init(mean: Double = 0, variance: Double) {
    self.mean = mean
    self.variance = variance
  }
}

/// What closed forms of moments are made of: independent numbers, all of one law that is symmetric about 0.
struct MomentCase: Sendable {
  let width: Int
  let coefficients: [Float]
  /// E x² and E x⁴.
  let second: Double
  let fourth: Double

  /// As many outputs, of mean 0 and of one variance.
  func alike(_ count: Int, _ variance: Double) -> [OutputMoments] {
    [OutputMoments](repeating: OutputMoments(variance: variance), count: count)
  }

  /// Σ c² over some of the coefficients.
  func squares(_ range: Range<Int>) -> Double {
    range.reduce(0) { $0 + Double(coefficients[$1]) * Double(coefficients[$1]) }
  }
}
