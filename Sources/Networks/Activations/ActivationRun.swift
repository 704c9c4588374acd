import Kernels

/// The features of a forward pass through an activation. If the activation works in place, z and y are the same memory.
package struct ForwardRun {
  /// `[features, 32]`
  package let z: Features
  /// `[features · widthFactor, 32]`
  package let y: Features

  /// The same run, restricted to some features. Only for activations that keep the width.
  subscript(rows: Range<Int>) -> ForwardRun {
    ForwardRun(z: z[rows], y: y[rows])
  }

  /// y = f(z), element by element.
  @inline(__always)
  func map(_ f: (Vector) -> Vector) {
    y.fill(from: z, f)
  }
}

/// The features of a backward pass through an activation, from dL/dy to dL/dz.
package struct BackwardRun {
  package let z: Features
  package let y: Features
  /// dL/dy, `[features · widthFactor, 32]`
  package let outputGradient: Features
  /// dL/dz, `[features, 32]`
  package let inputGradient: Features

  /// dL/dz = f(dL/dy, z, y), element by element.
  @inline(__always)
  func map(_ f: (_ g: Vector, _ z: Vector, _ y: Vector) -> Vector) {
    inputGradient.fill(from: outputGradient, z, y, f)
  }

  /// The same run, restricted to some features. Only for activations that keep the width.
  subscript(rows: Range<Int>) -> BackwardRun {
    BackwardRun(
      z: z[rows], y: y[rows], outputGradient: outputGradient[rows], inputGradient: inputGradient[rows])
  }
}
