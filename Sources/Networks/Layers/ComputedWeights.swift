import Kernels

/// W `[inputs, outputs]` that is computed from parameters.
///
/// Several layers may share one instance: each adds its part to dW. The network computes W before the first block of a
/// step, and distributes dW to the parameters after the last.
protocol ComputedWeights: AnyObject {
  var parameters: [Parameter] { get }
  /// W, as computed by the last `refresh`.
  var panels: Panels { get }
  /// dL/dW.
  var gradient: ComputedGradient { get }
  /// W row by row, computed from the current parameters.
  var selecting: [Float] { get }

  /// Computes W.
  func refresh()
  /// Adds the gradients that follow from dW to the parameters. Does nothing if no layer has added to dW.
  func spreadGradient()
}

/// dW of computed weights. Every block of a step adds to it.
final class ComputedGradient {
  /// The gradient lane by lane, which is added to `values` at the end of the step. Nil unless the layout is narrow.
  let lanes: LaneGradients?

  private let layout: PanelLayout
  private let values: Matrix
  /// True if `values` belong to the current step.
  private var isOpen = false

  init(_ layout: PanelLayout) {
    self.layout = layout
    values = Matrix(rows: layout.count, columns: 1)
    lanes = layout.isNarrow ? LaneGradients(layout) : nil
  }

  /// Returns dW for adding to it. It is zero at the beginning of a step.
  func open() -> Panels {
    if !isOpen { values.fill(0) }
    isOpen = true
    return Panels(values.numbers, layout: layout)
  }

  /// Returns dW of the whole step, or nil if it has not been opened in this step.
  func close() -> Panels? {
    guard isOpen else { return nil }
    isOpen = false
    let whole = Panels(values.numbers, layout: layout)
    lanes?.flush(into: whole)
    return whole
  }
}
