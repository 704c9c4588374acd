/// Features of one batch, `[count, 32]`, in memory that a matrix owns: the 32 examples of a feature lie side by side.
///
///               example 0 … 31
///     feature 0 | x x x … x |   two registers of 16
///     feature 1 | x x x … x |
///         ⋮
package struct Features {
  package let pointer: UnsafeMutablePointer<Float>
  package let count: Int

  /// Numbers in it: the features' values of all examples.
  var elements: Int { count * Batch.size }

  subscript(rows: Range<Int>) -> Features {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= count, "features \(rows) of \(count)")
    return Features(pointer: pointer + rows.lowerBound * Batch.size, count: rows.count)
  }

  /// The first and the second half: a and b of the inputs, or one and the other tower.
  var halves: (Features, Features) {
    precondition(count.isMultiple(of: 2), "\(count) features have no halves")
    return (self[0..<count / 2], self[count / 2..<count])
  }

  func copy(from other: Features) {
    precondition(count == other.count, "\(count) features cannot take those of \(other.count)")
    pointer.update(from: other.pointer, count: elements)
  }
}

/// target = f(x, y), element by element; the target may be x or y.
@inline(__always)
func combine(_ x: Features, _ y: Features, into target: Features, _ f: (Vector, Vector) -> Vector) {
  precondition(
    x.count == target.count && y.count == target.count, "\(x.count) and \(y.count) features into \(target.count)")
  for element in stride(from: 0, to: target.elements, by: Vector.scalarCount) {
    store(f(load(x.pointer + element), load(y.pointer + element)), to: target.pointer + element)
  }
}
