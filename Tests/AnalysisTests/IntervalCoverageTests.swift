import Basics
import Statistics
import Testing

/// Simulated studies with the shape of the real one, 20 problems with 10 seeds. They show how often the interval of a
/// difference contains the true difference.
@Suite struct IntervalCoverageTests {
  private static let studies = 1_000
  private static let problems = 20
  private static let seeds = 10

  /// How the accuracies of two networks differ, seed by seed.
  enum World: CaseIterable {
    /// The networks differ by problem, in either direction, and by seed.
    case differingByProblem
    /// The networks differ only by chance, from seed to seed.
    case differingBySeed
    /// Trials are solved or not. Each network has its own chance on each problem.
    case solvedOrNot

    func differences(_ generator: inout RandomGenerator) -> [Double] {
      switch self {
      case .differingByProblem:
        let problem = 0.1 * generator.normal()
        return (0..<seeds).map { _ in problem + 0.07 * generator.normal() }
      case .differingBySeed: return (0..<seeds).map { _ in 0.1 * generator.normal() }
      case .solvedOrNot:
        let unsolved = 0.3 + 0.4 * generator.uniform()
        let chances = (generator.uniform(), generator.uniform())
        return (0..<seeds).map { _ in
          (generator.uniform() < chances.0 ? 1 : unsolved) - (generator.uniform() < chances.1 ? 1 : unsolved)
        }
      }
    }
  }

  private func intervals(_ world: World, difference: Double, _ resampling: Bootstrap.Resampling) -> [Interval] {
    var generator = RandomGenerator("coverage", "\(world)")
    return (0..<Self.studies).compactMap { study in
      let cells = (0..<Self.problems).map { _ in world.differences(&generator).map { $0 + difference } }
      // If whole cells are drawn, only their means count.
      let sample = resampling == .cells ? Sample(cells: cells.map { [Summary.mean($0)!] }) : Sample(cells: cells)
      let bootstrap = Bootstrap(resampling, replicates: resampling == .cells ? 2_000 : 1_000, seed: UInt64(study))
      return bootstrap.interval(of: sample) { Summary.mean($0.cellMeans) }
    }
  }

  /// 95 ± 2% of the intervals contain zero.
  @Test(arguments: World.allCases)
  func noDifference(_ world: World) {
    let covering = intervals(world, difference: 0, .cells).count { $0.low <= 0 && 0 <= $0.high }
    #expect((930...970).contains(covering), "\(world): \(covering) of \(Self.studies)")
  }

  /// The hierarchical intervals, which decide hypotheses, have the same coverage if networks differ by problem. They
  /// count the variation of seeds twice, so they are too wide if there is no other variation.
  @Test(arguments: [(World.differingByProblem, 930...970), (.solvedOrNot, 930...970), (.differingBySeed, 970...1_000)])
  func noDifferenceByHierarchy(_ world: World, _ expected: ClosedRange<Int>) {
    let covering = intervals(world, difference: 0, .cellsThenTrials).count { $0.low <= 0 && 0 <= $0.high }
    #expect(expected.contains(covering), "\(world): \(covering) of \(Self.studies)")
  }

  /// A difference of 0.1 is found in nearly every study if networks differ by 0.1 from problem to problem, and always
  /// if only seeds differ.
  @Test(arguments: [(World.differingByProblem, 960), (.differingBySeed, 1_000)])
  func trueDifference(_ world: World, _ least: Int) {
    for resampling in [Bootstrap.Resampling.cells, .cellsThenTrials] {
      let found = intervals(world, difference: 0.1, resampling).count { $0.low > 0 }
      #expect(found >= least, "\(world), \(resampling): \(found) of \(Self.studies)")
    }
  }
}
