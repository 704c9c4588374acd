/// Adam's step on rows of weights that have no gradient in this step, because a one-hot batch does not touch them.
///
/// These weights still move, since their moments decay. Square roots, divisions and distant memory leave the
/// multipliers idle, so this work is done one register at a time between the multiply-adds of other layers' products.
/// The rest is done at the end of the step. The result does not depend on when in the step the work is done.
package struct IdleUpdates {
  private var current = Rows.none
  private var waiting = 0
  private let memory: Memory

  /// - Parameter memory: The memory for waiting rows. Only one step may use it at a time.
  package init(in memory: Memory) {
    self.memory = memory
  }

  /// Adds the rows of one matrix to the waiting work.
  package mutating func add(_ rows: Rows) {
    guard !current.isDone else { return current = rows }
    guard waiting < memory.capacity else {
      stop("rows of more than \(memory.capacity + 1) matrices wait for their update")
    }
    memory.rows[waiting] = rows
    waiting += 1
  }

  /// Returns how often `runNext` may be called before this must be called again. 0 if all work is done.
  @inline(__always)
  mutating func available() -> Int {
    guard !current.isDone else { return 0 }
    if current.remaining == 0 { advance() }
    return current.remaining
  }

  @inline(never)
  private mutating func advance() {
    current.advance()
    guard current.isDone, waiting > 0 else { return }
    waiting -= 1
    current = memory.rows[waiting]
  }

  /// Updates one register. `available` must have allowed it.
  @inline(__always)
  mutating func runNext() {
    current.runNext()
  }

  /// Does all remaining work.
  package mutating func runAll() {
    while available() > 0 { runNext() }
  }

  /// The memory for the rows of matrices that wait for their update.
  package final class Memory {
    fileprivate let capacity: Int
    fileprivate let rows: UnsafeMutablePointer<Rows>

    package init(capacity: Int) {
      guard capacity >= 0 else { stop("room for \(capacity) matrices") }
      self.capacity = capacity
      rows = .allocate(capacity: capacity)
      rows.initialize(repeating: .none, count: capacity)
    }

    deinit { rows.deallocate() }
  }
}

extension IdleUpdates {
  /// The untouched rows of one matrix of weights in panels.
  package struct Rows {
    fileprivate static var none: Rows { Rows() }

    /// The current panel's weights.
    private var weights = UnsafeMutablePointer<Float>(bitPattern: 64)!
    private var moments = UnsafeMutablePointer<Float>(bitPattern: 64)!
    private var rows = UnsafePointer<Int>(bitPattern: 64)!
    /// The number of registers in the untouched rows of one panel.
    private var count = 0
    /// The number of floats from one panel to the next.
    private var panelStride = 0
    private var step = AdamStep.none
    /// The number of registers in this panel that are already updated.
    private var done = 0
    /// The number of panels that remain, including the current one.
    private var panels = 0

    private init() {}

    init(_ weights: Panels, moments: UnsafeMutablePointer<Float>, hotRows: HotRows, step: AdamStep) {
      let untouched = hotRows.untouchedRows
      self.weights = weights.pointer
      self.moments = moments
      rows = untouched.baseAddress!
      count = untouched.count * Self.registers
      panelStride = weights.layout.paddedInputs * Tile.columns
      panels = untouched.isEmpty ? 0 : weights.layout.paddedOutputs / Tile.columns
      self.step = step
    }

    /// The number of registers in one row of a panel.
    @inline(__always)
    private static var registers: Int { Tile.columns / Register.scalarCount }

    fileprivate var isDone: Bool { panels == 0 }

    /// The number of registers in this panel that are not updated yet.
    @inline(__always)
    fileprivate var remaining: Int { count - done }

    /// Goes on to the next panel.
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
      step.update(weights + place, moments: moments + 2 * place, gradient: Register())
      done += 1
    }
  }
}
