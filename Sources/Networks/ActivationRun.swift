/// Features on their way through an activation. For one that works in place, z and y are the same memory.
struct ForwardRun {
  /// `[features, 32]`
  let z: Features
  /// `[features · widthFactor, 32]`
  let y: Features

  /// These features of both; for activations that keep the width.
  subscript(rows: Range<Int>) -> ForwardRun {
    ForwardRun(z: z[rows], y: y[rows])
  }

  /// y = f(z), element by element.
  @inline(__always)
  func map(_ f: (Vector) -> Vector) {
    for element in stride(from: 0, to: z.elements, by: Vector.scalarCount) {
      store(f(load(z.pointer + element)), to: y.pointer + element)
    }
  }
}

/// The way back: from dL/dy to dL/dz.
struct BackwardRun {
  let z: Features
  let y: Features
  /// dL/dy, `[features · widthFactor, 32]`
  let outputGradient: Features
  /// dL/dz, `[features, 32]`
  let inputGradient: Features

  /// dL/dz = f(dL/dy, z, y), element by element.
  @inline(__always)
  func map(_ f: (_ g: Vector, _ z: Vector, _ y: Vector) -> Vector) {
    for element in stride(from: 0, to: z.elements, by: Vector.scalarCount) {
      let (g, z) = (load(outputGradient.pointer + element) as Vector, load(z.pointer + element) as Vector)
      store(f(g, z, load(y.pointer + element)), to: inputGradient.pointer + element)
    }
  }

  /// These features of every part; for activations that keep the width.
  subscript(rows: Range<Int>) -> BackwardRun {
    BackwardRun(
      z: z[rows], y: y[rows], outputGradient: outputGradient[rows], inputGradient: inputGradient[rows])
  }
}
