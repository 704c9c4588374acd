/// The arithmetic of trials: what they are ordered by, and what the time they take is estimated from.
struct TrialCosts: Sendable {
  /// The numbers of one example.
  struct Shape: Hashable, Sendable {
    var inputWidth: Int
    var outputWidth: Int

    /// Of a task; of one that is not known, about that of the others.
    init(_ task: LearningTask?) {
      (inputWidth, outputWidth) = (task?.inputWidth ?? 2 * LearningTask.busWidth, task?.outputWidth ?? 1)
    }
  }

  /// All that decides how many parameters a network has.
  private struct Body: Hashable {
    var type: String
    var depth: Int
    var activation: String
    var innerWidth: Int
    var size: Double?
    var shape: Shape
  }

  /// What a training step costs however small the network is, as operations.
  private static let overhead = 6e5

  private let steps: Double
  /// Whether anything is known before a trial was measured.
  let areKnown: Bool
  private let cells: GridCells?
  private let shapesByTask = Dictionary(LearningTask.all.map { ($0.name, Shape($0)) }) { first, _ in first }
  private var parameterCounts: [Body: Int] = [:]
  /// Of the network of the cells that was asked for last, by shape.
  private var last: (network: Int, operations: [Shape: Double]) = (-1, [:])

  /// - Parameters:
  ///   - steps: of a trial; nil where a program does what nobody knows.
  ///   - cells: those of the grid whose cells are asked for.
  init(steps: Int?, cells: GridCells? = nil) {
    self.steps = Double(steps ?? 0)
    areKnown = steps != nil
    self.cells = cells
  }

  /// Of a task by its name.
  func shape(ofTask name: String) -> Shape {
    shapesByTask[name] ?? Shape(try? LearningTask.all.resolve(name, what: "task"))
  }

  /// Operations of one trial of a cell at most.
  mutating func operations(_ cell: GridCells.Cell) -> Double {
    guard let cells else { return 0 }
    if last.network != cell.network { last = (cell.network, [:]) }
    let shape = shape(ofTask: cells.tasks[cell.task])
    if let known = last.operations[shape] { return known }
    let operations = operations(cells.networks[cell.network], shape)
    last.operations[shape] = operations
    return operations
  }

  /// Six for every weight, example and step: forward, and backward twice.
  mutating func operations(_ network: NetworkChoice, _ shape: Shape) -> Double {
    guard areKnown else { return 0 }
    let setup = (try? network.setup) ?? TrainingSetup()
    let body = Body(
      type: network.type, depth: network.depth, activation: network.activation, innerWidth: setup.innerWidth,
      size: setup.size, shape: shape)
    let count = parameterCounts[body] ?? Self.parameterCount(network, setup, shape)
    parameterCounts[body] = count
    return steps * (6 * Double(setup.batchSize) * Double(count) + Self.overhead)
  }

  private static func parameterCount(_ network: NetworkChoice, _ setup: TrainingSetup, _ shape: Shape) -> Int {
    let architecture = Architecture.all.first { $0.name == network.type }
    let count = try? architecture?.parameterCount(
      depth: network.depth, activation: network.activation, inputWidth: shape.inputWidth,
      outputWidth: shape.outputWidth, setup: setup)
    return count ?? 0
  }
}
