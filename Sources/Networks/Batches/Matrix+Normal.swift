import Kernels

extension Matrix {
  /// Turns independent samples of U(0, 1) into independent samples of N(0, 1): each pair u, v becomes √(−2 ln u) cos
  /// 2πv and √(−2 ln u) sin 2πv. The number of elements must be a multiple of 32. Source: Box and Muller, "A Note on
  /// the Generation of Random Normal Deviates", Annals of Mathematical Statistics, 1958.
  package func makeNormal() {
    require(count.isMultiple(of: 32), "\(count) numbers are not pairs of sixteen")
    for index in stride(from: 0, to: count, by: 32) {
      let (first, second) = (UnsafeMutableRawPointer(pointer + index), UnsafeMutableRawPointer(pointer + index + 16))
      let radius = (-2 * logarithm(first.load(as: Vector.self))).squareRoot()
      let angle = second.load(as: Vector.self) * (2 * .pi)
      let (sine, cosine) = sineAndCosine(angle)
      first.storeBytes(of: radius * cosine, as: Vector.self)
      second.storeBytes(of: radius * sine, as: Vector.self)
    }
  }
}
