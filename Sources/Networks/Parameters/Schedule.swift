import Kernels

/// A factor that changes with the steps, counted from 0.
package struct Schedule: Sendable {
  package let factor: @Sendable (_ step: Int) -> Float

  package init(factor: @escaping @Sendable (_ step: Int) -> Float) {
    self.factor = factor
  }

  /// 1
  package static let constant = Schedule { _ in 1 }

  /// 0 up to the step `start`, 1 from the step `end` on, and a straight line between.
  package static func ramp(from start: Int, to end: Int) -> Schedule {
    require(start < end, "a ramp from step \(start) to \(end)")
    return Schedule { step in min(max(0, Float(step - start) / Float(end - start)), 1) }
  }
}
