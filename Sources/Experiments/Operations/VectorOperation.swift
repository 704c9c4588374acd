import Basics
import Networks
import Statistics

/// An operation on two vectors of any width, which the study of when multiplication helps asks networks to learn.
///
/// The entries of `all` are the definition. An operation knows no task and no dataset.
package struct VectorOperation: Named, Sendable {
  /// The operation at one width with its coefficients: reads `a` and `b` and writes `y`, each with rows of 32 examples.
  typealias Rule = @Sendable (_ a: SampleRows, _ b: SampleRows, _ y: SampleRows) -> Void

  package let name: String
  package let formula: String
  package let population: Population
  /// The name that equivalent operations share. They turn into one another by a permutation of inputs or outputs, or by
  /// sign changes under a symmetric law, so a network whose weights all begin with the same law cannot tell them apart.
  package let cluster: String
  /// Returns the number of outputs for `width` numbers in a.
  let outputs: @Sendable (_ width: Int) -> Int
  /// Returns the number of coefficients, which are drawn once for each problem from N(0, 1).
  let coefficientCount: @Sendable (_ width: Int) -> Int
  let rule: @Sendable (_ width: Int, _ coefficients: [Float]) -> Rule
  /// Returns the mean and variance of each output in closed form; nil if they must be estimated from a sample.
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

  /// Returns the coefficients of the problem of that width. They are the same in every run.
  func coefficients(_ width: Int) -> [Float] {
    var generator = RandomGenerator("coefficients of a problem", name, "\(width)")
    return (0..<coefficientCount(width)).map { _ in Float(generator.normal()) }
  }

  /// Returns the results for one example with given coefficients.
  ///
  /// - Parameters:
  ///   - a: the first half of the input, with as many numbers as `b`.
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

  /// True if the moments of its outputs have a closed form under symmetric laws.
  package var hasClosedForm: Bool { moments != nil }

  /// Returns the number of coefficients that a problem of that width has.
  package func coefficients(ofWidth width: Int) -> Int { coefficientCount(width) }
}

/// The mean and variance of one output of an operation.
package struct OutputMoments: Equatable, Sendable {
  package var mean: Double
  package var variance: Double

  package init(mean: Double = 0, variance: Double) {
    self.mean = mean
    self.variance = variance
  }
}

/// The values from which closed forms of moments are computed. The inputs are independent numbers of one law that is
/// symmetric about 0.
struct MomentCase: Sendable {
  let width: Int
  let coefficients: [Float]
  /// E x² of one input; `fourth` is E x⁴.
  let second: Double
  let fourth: Double

  /// Returns the moments of `count` outputs that all have mean 0 and the same variance.
  func alike(_ count: Int, _ variance: Double) -> [OutputMoments] {
    [OutputMoments](repeating: OutputMoments(variance: variance), count: count)
  }

  /// Returns Σ c² over a range of the coefficients.
  func squares(_ range: Range<Int>) -> Double {
    range.reduce(0) { $0 + Double(coefficients[$1]) * Double(coefficients[$1]) }
  }
}
