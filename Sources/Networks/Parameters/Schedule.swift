import Kernels
import Platform

/// A factor that depends on the step, which counts from 0.
package struct Schedule: Sendable {
  package let factor: @Sendable (_ step: Int) -> Float

  package init(factor: @escaping @Sendable (_ step: Int) -> Float) {
    self.factor = factor
  }

  /// 1 at every step.
  package static let constant = Schedule { _ in 1 }

  /// 0 up to the step `start`, 1 from the step `end` on, and linear between the two.
  package static func ramp(from start: Int, to end: Int) -> Schedule {
    require(start < end, "a ramp from step \(start) to \(end)")
    return Schedule { step in min(max(0, Float(step - start) / Float(end - start)), 1) }
  }

  /// 1 at first, and ten times larger after every `interval` steps, up to `limit`.
  package static func growth(every interval: Int, limit: Float) -> Schedule {
    require(interval > 0 && limit > 0, "a growth to \(limit) in steps of \(interval)")
    return Schedule { step in
      var factor: Float = 1
      for _ in 0..<min(40, step / interval) { factor *= 10 }
      return min(factor, limit)
    }
  }

  /// A linear rise to 1 in the first `warmUp` steps. After it, half a cosine wave from 1 to 0 at the
  /// step `end`, or 1 for good if `end` is nil or not after the warm-up.
  package static func warmUp(_ warmUp: Int, cosineTo end: Int?) -> Schedule {
    require(warmUp >= 0 && end ?? .max > 0, "\(warmUp) steps of warm-up to step \(end ?? 0)")
    return Schedule { step in
      if step < warmUp { return Float(step + 1) / Float(warmUp) }
      guard let end, end > warmUp else { return 1 }
      let share = min(1, Double(step - warmUp) / Double(end - warmUp))
      return Float(0.5 * (1 + cos(.pi * share)))
    }
  }
}
