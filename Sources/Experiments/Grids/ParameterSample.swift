import Basics
import Statistics
import Yams

/// The sampling of a grid whose parameters are ranges: `sample: {random: 50}` or `sample: {sobol: 64}`.
///
/// The cells are the same each time the file is read. A larger sample begins with the cells of a smaller one.
struct ParameterSample {
  private enum Method: String, CaseIterable {
    case random, sobol
  }

  private let method: Method
  private let count: Int
  private let seed: Int

  static let fields =
    Method.allCases.map {
      OptionField($0.rawValue, .wholeNumber(in: counts), "How many cells are drawn.")
    } + [OptionField("seed", .wholeNumber(in: seeds), "Another number draws others.")]

  private static let counts = 1...100_000
  private static let seeds = 0...Int.max

  init?(_ node: Node, _ walker: inout YAMLWalker) {
    let values = walker.mapping(node, of: Self.fields.names, what: "a sample")
    let methods = Method.allCases.filter { values[$0.rawValue] != nil }
    guard methods.count == 1, let method = methods.first, let node = values[method.rawValue] else {
      walker.report("'sample' needs either 'random' or 'sobol'", hint: "such as {random: 50}", at: node)
      return nil
    }
    guard let count = walker.integer(node, what: method.rawValue, in: Self.counts) else { return nil }
    seed = values["seed"].flatMap { walker.integer($0, what: "seed", in: Self.seeds) } ?? 0
    (self.method, self.count) = (method, count)
  }

  /// Returns different cells, as many as the sample asks for, or fewer if not enough are found.
  ///
  /// - Parameter isExcluded: returns true for a cell that is left out.
  func cells(of axes: [ParameterAxis], without isExcluded: ([String]) -> Bool) -> [[String]] {
    var generator = RandomGenerator("sample", String(seed))
    var sequence = SobolSequence(dimensions: axes.count)
    var known: Set<[String]> = []
    var cells: [[String]] = []
    for _ in 0..<(20 * count + 1_000) where cells.count < count {
      let places = method == .sobol ? sequence.next() : axes.map { _ in generator.uniform() }
      let cell = zip(axes, places).map { $0.value(at: $1) }
      if !isExcluded(cell) && known.insert(cell).inserted { cells.append(cell) }
    }
    return cells
  }

  /// Returns true if the method can sample that many parameters, else reports it.
  func hasRoom(for parameters: Int, at node: Node, _ walker: inout YAMLWalker) -> Bool {
    guard method == .sobol, parameters > SobolSequence.mostDimensions else { return true }
    walker.report(
      "'sobol' is for at most \(SobolSequence.mostDimensions) parameters", hint: "write random instead", at: node)
    return false
  }
}
