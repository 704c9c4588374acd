import Basics
import Kernels

/// A function that training minimises: a mean over examples and outputs. To add a loss, add an entry to `all`.
package struct Loss: Named, Sendable {
  package let name: String
  package let formula: String
  let evaluate: @Sendable (inout LossRun) -> Void

  package static let all = [meanSquaredError, meanAbsoluteError]
}

/// One evaluation of a loss for the outputs of a batch.
struct LossRun {
  /// y, t and dL/dy, `[outputs, 32]` per block.
  let outputs: Features
  let targets: Features
  let gradient: Features
  /// The number of examples that count. The gradient of the others is zero.
  let count: Int
  /// 1 / the number of outputs that the loss averages over, in all batches of the step.
  let scale: Float
  private var sum = Vector()

  init(outputs: Features, targets: Features, gradient: Features, count: Int, scale: Float) {
    require(
      targets.elements == outputs.elements && gradient.elements == outputs.elements,
      "\(outputs.count) outputs, \(targets.count) targets and \(gradient.count) gradients")
    self.outputs = outputs
    self.targets = targets
    self.gradient = gradient
    self.count = count
    self.scale = scale
  }

  /// The part of the loss that comes from these outputs.
  var loss: Float { sum.sum() * scale }

  /// Goes through all outputs. `f` adds its terms to the sum and returns their derivatives with respect to y.
  @inline(__always)
  mutating func map(_ f: (_ y: Vector, _ t: Vector, _ sum: inout Vector) -> Vector) {
    guard count == Batch.size * outputs.blocks else { return mapValid(f) }
    var total = Vector()
    for element in stride(from: 0, to: outputs.elements, by: Vector.scalarCount) {
      let slope = f(load(outputs.pointer + element), load(targets.pointer + element), &total)
      store(slope * scale, to: gradient.pointer + element)
    }
    sum = total
  }

  /// Does the same for a batch in which not all examples count.
  @inline(__always)
  private mutating func mapValid(_ f: (_ y: Vector, _ t: Vector, _ sum: inout Vector) -> Vector) {
    let lanes = Vector(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    for element in stride(from: 0, to: outputs.elements, by: Vector.scalarCount) {
      let block = element / (outputs.count * Batch.size)
      let isValid = lanes + Float(block * Batch.size + element % Batch.size) .< Float(count)
      var total = sum
      let slope = f(load(outputs.pointer + element), load(targets.pointer + element), &total)
      sum.replace(with: total, where: isValid)
      store(Vector().replacing(with: slope * scale, where: isValid), to: gradient.pointer + element)
    }
  }
}
