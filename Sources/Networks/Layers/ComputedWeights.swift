import Kernels

/// W `[inputs, outputs]` that is worked out of parameters.
///
/// Several layers may use one of these: each adds its own part to dW. The network computes W before the first block of a step
/// and spreads dW over the parameters after the last.
protocol ComputedWeights: AnyObject {
  var parameters: [Parameter] { get }
  /// W, as of the last `refresh`.
  var panels: Panels { get }
  /// dW.
  var gradient: ComputedGradient { get }
  /// W, computed afresh, row by row.
  var selecting: [Float] { get }

  /// Computes W.
  func refresh()
  /// Adds to the gradients of the parameters what dW makes of them; nothing where no layer has added to dW.
  func spreadGradient()
}

/// dW of computed weights, which every block of a step adds to.
final class ComputedGradient {
  /// What `values` lack until the end of the step, where weights are few.
  let lanes: LaneGradients?

  private let layout: PanelLayout
  private let values: Matrix
  /// Whether `values` are those of the current step.
  private var isOpen = false

  init(_ layout: PanelLayout) {
    self.layout = layout
    values = Matrix(rows: layout.count, columns: 1)
    lanes = layout.isNarrow ? LaneGradients(layout) : nil
  }

  /// dW, to add to; zero at the beginning of a step.
  func open() -> Panels {
    if !isOpen { values.fill(0) }
    isOpen = true
    return Panels(values.numbers, layout: layout)
  }

  /// dW of the whole step; nil if nobody has opened it.
  func close() -> Panels? {
    guard isOpen else { return nil }
    isOpen = false
    let whole = Panels(values.numbers, layout: layout)
    lanes?.flush(into: whole)
    return whole
  }
}
