/// The features of a block of 32 examples, `[count, 32]`. The examples of a feature are adjacent.
///
/// There may be several blocks, one after the other: `[blocks, count, 32]`. Functions that cannot handle that require a
/// single block.
///
///               example 0 … 31
///     feature 0 | x x x … x |   two registers of 16
///     feature 1 | x x x … x |
///         ⋮
///
/// A view of memory that another object owns, aligned to 64 bytes. The memory goes on for 31 more features after the
/// last one, which kernels may read and write when a tile extends past the end. Their values are never used.
@usableFromInline
package struct Features {
  /// The number of examples in a block.
  @inlinable @inline(__always)
  package static var examples: Int { 32 }

  @usableFromInline package let pointer: UnsafeMutablePointer<Float>
  /// The number of features in one block.
  @usableFromInline package let count: Int
  @usableFromInline package let blocks: Int

  @inlinable
  package init(pointer: UnsafeMutablePointer<Float>, count: Int, blocks: Int = 1) {
    guard count >= 0, isAligned(pointer) else { stop("\(count) features at \(pointer), not at a multiple of 64 bytes") }
    guard blocks > 0 else { stop("\(blocks) blocks of features") }
    self.pointer = pointer
    self.count = count
    self.blocks = blocks
  }

  /// The number of floats: all features of all examples in all blocks.
  @inlinable
  package var elements: Int { count * Self.examples * blocks }

  /// Returns the start of a block. The caller has checked the block's number.
  @inlinable @inline(__always)
  func start(ofBlock block: Int) -> UnsafeMutablePointer<Float> { pointer + block * count * Self.examples }

  /// Returns a view of one block.
  @inlinable
  package func block(_ block: Int) -> Features {
    guard 0..<blocks ~= block else { stop("block \(block) of \(blocks)") }
    return Features(pointer: start(ofBlock: block), count: count)
  }

  /// A view of some features. There must be a single block.
  @inlinable
  package subscript(rows: Range<Int>) -> Features {
    guard rows.lowerBound >= 0, rows.upperBound <= count, blocks == 1 else {
      stop("features \(rows) of \(count) in \(blocks) blocks")
    }
    return Features(pointer: pointer + rows.lowerBound * Self.examples, count: rows.count)
  }

  /// The first and the second half of the features, such as a and b of the inputs. There must be a single block.
  @inlinable
  package var halves: (Features, Features) {
    guard count.isMultiple(of: 2) else { stop("\(count) features have no halves") }
    return (self[0..<count / 2], self[count / 2..<count])
  }

  /// Copies all numbers of features that have the same shape.
  package func copy(from other: Features) {
    guard count == other.count, blocks == other.blocks else {
      stop("\(count) features cannot take those of \(other.count)")
    }
    pointer.update(from: other.pointer, count: elements)
  }
}

// Loops over all numbers, sixteen at a time. They are inlined where they are used, together with the function f.

extension Features {
  /// Writes f(x), element by element. x may be these features.
  @inlinable @inline(__always)
  package func fill(from x: Features, _ f: (Vector) -> Vector) {
    guard x.count == count, x.blocks == blocks else { stop("\(x.count) features into \(count)") }
    for element in stride(from: 0, to: elements, by: Vector.scalarCount) {
      store(f(load(x.pointer + element)), to: pointer + element)
    }
  }

  /// Writes f(x, y), element by element. x or y may be these features.
  @inlinable @inline(__always)
  package func fill(from x: Features, _ y: Features, _ f: (Vector, Vector) -> Vector) {
    guard x.count == count, y.count == count, x.blocks == blocks, y.blocks == blocks else {
      stop("\(x.count) and \(y.count) features into \(count)")
    }
    for element in stride(from: 0, to: elements, by: Vector.scalarCount) {
      store(f(load(x.pointer + element), load(y.pointer + element)), to: pointer + element)
    }
  }

  /// Writes f(x, y, z), element by element. Each of x, y and z may be these features.
  @inlinable @inline(__always)
  package func fill(from x: Features, _ y: Features, _ z: Features, _ f: (Vector, Vector, Vector) -> Vector) {
    guard x.count == count, y.count == count, z.count == count, x.blocks == blocks, y.blocks == blocks,
      z.blocks == blocks
    else {
      stop("\(x.count), \(y.count) and \(z.count) features into \(count)")
    }
    for element in stride(from: 0, to: elements, by: Vector.scalarCount) {
      let value = f(load(x.pointer + element), load(y.pointer + element), load(z.pointer + element))
      store(value, to: pointer + element)
    }
  }
}
