/// Adam on rows of weights that have no gradient in this step: those that a one-hot batch does not touch.
///
/// They still move, since moments decay. As square roots, divisions and far memory leave the multipliers idle, this work
/// is handed out, a register at a time, between the multiply-adds of other layers' products; what is left at the end of
/// the step is done then. When in the step it happens makes no difference to the result.
package struct IdleUpdates {
  private var current = Rows.none
  private var waiting = Rows.none

  package init() {}

  /// Takes on some more rows; those of two matrices may wait at a time.
  mutating func add(_ rows: Rows) {
    precondition(waiting.isDone, "rows of a third matrix wait for their update")
    if current.isDone { current = rows } else { waiting = rows }
  }

  /// Registers that `runNext` can take before this has to be asked again; 0 if all is done.
  @inline(__always)
  mutating func available() -> Int {
    guard !current.isDone else { return 0 }
    if current.remaining == 0 { advance() }
    return current.remaining
  }

  @inline(never)
  private mutating func advance() {
    current.advance()
    if current.isDone { swap(&current, &waiting) }
  }

  /// Updates one register.
  @inline(__always)
  mutating func runNext() {
    current.runNext()
  }

  mutating func runAll() {
    while available() > 0 { runNext() }
  }
}

extension IdleUpdates {
  /// Some rows of one matrix of packed weights.
  struct Rows {
    static var none: Rows {
      Rows(
        weights: UnsafeMutablePointer(bitPattern: 64)!, moments: UnsafeMutablePointer(bitPattern: 64)!,
        rows: UnsafePointer(bitPattern: 64)!, count: 0, panelStride: 0, panels: 0, adam: .none)
    }

    /// The panel at work.
    private var weights: UnsafeMutablePointer<Float>
    private var moments: UnsafeMutablePointer<Float>
    private let rows: UnsafePointer<Int>
    /// Registers in all rows of a panel.
    private let count: Int
    /// Numbers from one panel to the next.
    private let panelStride: Int
    private let adam: AdamStep
    /// Registers of this panel that are done.
    private var done = 0
    /// This panel and those after it.
    private var panels: Int

    init(
      weights: UnsafeMutablePointer<Float>, moments: UnsafeMutablePointer<Float>, rows: UnsafePointer<Int>, count: Int,
      panelStride: Int, panels: Int, adam: AdamStep
    ) {
      (self.weights, self.moments, self.rows) = (weights, moments, rows)
      (self.panelStride, self.adam) = (panelStride, adam)
      self.count = count * Self.registers
      self.panels = count > 0 ? panels : 0
    }

    /// Registers in a row of a panel.
    @inline(__always)
    private static var registers: Int { Tile.columns / Register.scalarCount }

    var isDone: Bool { panels == 0 }

    /// Registers of this panel that are not done.
    @inline(__always)
    fileprivate var remaining: Int { count - done }

    fileprivate mutating func advance() {
      guard panels > 0 else { return }
      panels -= 1
      done = panels > 0 ? 0 : count
      weights += panelStride
      moments += 2 * panelStride
    }

    @inline(__always)
    fileprivate mutating func runNext() {
      let place = rows[done / Self.registers] * Tile.columns + done % Self.registers * Register.scalarCount
      adam.update(weights + place, moments: moments + 2 * place, gradient: Register())
      done += 1
    }
  }
}
