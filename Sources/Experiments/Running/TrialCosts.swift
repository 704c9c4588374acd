/// The numbers of arithmetic operations of trials, by which trials are ordered and their times are estimated.
struct TrialCosts: Sendable {
  /// The widths of the inputs and targets of one example.
  struct Shape: Hashable, Sendable {
    var inputWidth: Int
    var outputWidth: Int

    /// Creates the shape of a task. An unknown task gets a shape that is usual for the others.
    init(_ task: LearningTask?) {
      (inputWidth, outputWidth) = (task?.inputWidth ?? 2 * LearningTask.busWidth, task?.outputWidth ?? 1)
    }
  }

  /// Everything on which the number of a network's parameters depends.
  private struct Body: Hashable {
    var type: String
    var depth: Int
    var activation: String
    var innerWidth: Int
    var size: Double?
    var shape: Shape
  }

  /// The cost of a training step in operations that does not depend on the network.
  private static let overhead = 6e5

  private let steps: Double
  /// True if costs are known before any trial was measured.
  let areKnown: Bool
  private let cells: GridCells?
  private let shapesByTask = Dictionary(LearningTask.all.map { ($0.name, Shape($0)) }) { first, _ in first }
  private var parameterCounts: [Body: Int] = [:]
  /// The operations by shape for the network of the last cell.
  private var last: (network: Int, operations: [Shape: Double]) = (-1, [:])

  /// - Parameters:
  ///   - steps: the number of training steps of a trial; nil for a program, whose cost is unknown.
  ///   - cells: the cells of the grid; nil if no cell will be passed to `operations(_:)`.
  init(steps: Int?, cells: GridCells? = nil) {
    self.steps = Double(steps ?? 0)
    areKnown = steps != nil
    self.cells = cells
  }

  /// Returns the shape of the task with a name.
  func shape(ofTask name: String) -> Shape {
    shapesByTask[name] ?? Shape(try? LearningTask.all.resolve(name, what: "task"))
  }

  /// Returns the greatest number of operations of one trial of a cell.
  mutating func operations(_ cell: GridCells.Cell) -> Double {
    guard let cells else { return 0 }
    if last.network != cell.network { last = (cell.network, [:]) }
    let shape = shape(ofTask: cells.tasks[cell.task])
    if let known = last.operations[shape] { return known }
    let operations = operations(cells.networks[cell.network], shape)
    last.operations[shape] = operations
    return operations
  }

  /// Returns the greatest number of operations of one trial. There are six for every weight, example and step: two in
  /// the forward pass and four in the backward pass. Each step has a fixed overhead.
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
