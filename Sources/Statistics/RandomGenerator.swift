import Platform

/// The xoshiro256** generator, seeded by SplitMix64. There is no global generator: code that needs random numbers takes
/// one as a parameter.
///
/// It converts to floating point and to ranges itself, because the standard library's methods may change between
/// releases.
/// Source: Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 2021.
package struct RandomGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  package init(seed: UInt64) {
    var counter = seed
    func next() -> UInt64 {
      counter &+= 0x9E37_79B9_7F4A_7C15
      return StableHash.mixed(counter)
    }
    state = (next(), next(), next(), next())
  }

  /// Creates the generator for one purpose, seeded by the stable hash of the parts of the purpose's name.
  package init(_ parts: String...) {
    self.init(seed: StableHash.of(parts))
  }

  /// Returns the next 64 random bits.
  package mutating func next() -> UInt64 {
    let result = Self.rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotated(state.3, by: 45)
    return result
  }

  private static func rotated(_ x: UInt64, by k: UInt64) -> UInt64 {
    (x << k) | (x >> (64 - k))
  }

  /// Returns a uniform number in [0, 1), a multiple of 2^-53.
  package mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Returns a uniform integer in 0..<bound, without bias (Lemire's rejection method).
  package mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "a bound of \(bound) leaves nothing to draw from")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// Returns a standard normal number (Box–Muller, the cosine branch).
  package mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }

  /// Shuffles the items by Fisher and Yates' method: every order is equally likely.
  package mutating func shuffle<C: MutableCollection & RandomAccessCollection>(_ items: inout C)
  where C.Index == Int {
    guard items.count > 1 else { return }
    for i in stride(from: items.count - 1, to: 0, by: -1) {
      items.swapAt(items.startIndex + i, items.startIndex + index(below: i + 1))
    }
  }
}
