/// Adam on rows of weights that have no gradient in this step: those that a one-hot batch does not touch.
///
/// They still move, since moments decay. As square roots, divisions and far memory leave the multipliers idle, this work
/// is handed out, a register at a time, between the multiply-adds of other layers' products; what is left at the end of
/// the step is done then. When in the step it happens makes no difference to the result.
package struct IdleUpdates {
  private var current = Rows.none
  private var waiting = 0
  private let memory: Memory

  /// - Parameter memory: where rows wait; used by one step at a time.
  package init(in memory: Memory) {
    self.memory = memory
  }

  /// Takes on some more rows.
  package mutating func add(_ rows: Rows) {
    guard !current.isDone else { return current = rows }
    guard waiting < memory.capacity else {
      stop("rows of more than \(memory.capacity + 1) matrices wait for their update")
    }
    memory.rows[waiting] = rows
    waiting += 1
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
    guard current.isDone, waiting > 0 else { return }
    waiting -= 1
    current = memory.rows[waiting]
  }

  /// Updates one register.
  @inline(__always)
  mutating func runNext() {
    current.runNext()
  }

  package mutating func runAll() {
    while available() > 0 { runNext() }
  }

  /// Room for the rows of some matrices that wait at a time.
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
  /// Some rows of one matrix of packed weights.
  package struct Rows {
    fileprivate static var none: Rows { Rows() }

    /// The current panel.
    private var weights = UnsafeMutablePointer<Float>(bitPattern: 64)!
    private var moments = UnsafeMutablePointer<Float>(bitPattern: 64)!
    private var rows = UnsafePointer<Int>(bitPattern: 64)!
    /// Registers in all rows of a panel.
    private var count = 0
    /// Numbers from one panel to the next.
    private var panelStride = 0
    private var step = AdamStep.none
    /// Registers of this panel that are done.
    private var done = 0
    /// This panel and those after it.
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

    /// Registers in a row of a panel.
    @inline(__always)
    private static var registers: Int { Tile.columns / Register.scalarCount }

    fileprivate var isDone: Bool { panels == 0 }

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
      step.update(weights + place, moments: moments + 2 * place, gradient: Register())
      done += 1
    }
  }
}
