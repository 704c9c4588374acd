/// The gradient of a narrow layout, kept lane by lane. The blocks of a step are added without sums across lanes, which
/// are computed once at the end of the step.
package final class LaneGradients {
  private let layout: PanelLayout
  /// A vector for each weight, in their order in memory, followed by a vector for each bias.
  private let lanes: UnsafeMutablePointer<Float>
  private var isEmpty = true

  package init(_ layout: PanelLayout) {
    guard layout.isNarrow else { stop("lanes for weights of \(layout)") }
    self.layout = layout
    let count = layout.count * Vector.scalarCount
    lanes = UnsafeMutableRawPointer.allocate(byteCount: 4 * count, alignment: 64).bindMemory(
      to: Float.self, capacity: count)
    lanes.initialize(repeating: 0, count: count)
  }

  deinit { lanes.deallocate() }

  /// Adds dW = x dzᵀ, and db = Σ dz if there are biases.
  @inline(never)
  package func add(input: Features, delta: Features, hasBias: Bool) {
    guard input.count == layout.inputs, delta.count == layout.outputs, input.blocks == delta.blocks else {
      stop("a gradient of \(input.count) → \(delta.count) features for weights of \(layout)")
    }
    isEmpty = false
    for block in 0..<input.blocks {
      add(input.start(ofBlock: block), delta.start(ofBlock: block), hasBias: hasBias)
    }
  }

  /// Adds a vector to the lanes of one weight.
  @inline(__always)
  func add(_ slopes: Vector, input: Int, output: Int) {
    isEmpty = false
    let place = lanes + layout.offset(input: input, output: output) * Vector.scalarCount
    store(load(place) + slopes, to: place)
  }

  /// Adds the gradients of one block, two outputs at a time, so that x is read once for both.
  @inline(__always)
  private func add(_ input: UnsafePointer<Float>, _ delta: UnsafePointer<Float>, hasBias: Bool) {
    let pairs = layout.outputs / 2
    for pair in 0..<pairs { addPair(input, delta, 2 * pair) }
    if 2 * pairs < layout.outputs { addLast(input, delta) }
    guard hasBias else { return }
    for output in 0..<layout.outputs {
      let dz = FeatureRow(at: delta + output * Features.examples)
      let bias = lanes + (layout.weightCount + output) * Vector.scalarCount
      store(load(bias) + dz.halvesAdded, to: bias)
    }
  }

  @inline(__always)
  private func addPair(_ input: UnsafePointer<Float>, _ delta: UnsafePointer<Float>, _ output: Int) {
    let a = FeatureRow(at: delta + output * Features.examples)
    let b = FeatureRow(at: delta + (output + 1) * Features.examples)
    let toNext = layout.paddedInputs * Vector.scalarCount
    var place = lanes + output * toNext
    for k in 0..<layout.inputs {
      let x = FeatureRow(at: input + k * Features.examples)
      store(x.folded(with: a, added: load(place)), to: place)
      store(x.folded(with: b, added: load(place + toNext)), to: place + toNext)
      place += Vector.scalarCount
    }
  }

  @inline(__always)
  private func addLast(_ input: UnsafePointer<Float>, _ delta: UnsafePointer<Float>) {
    let dz = FeatureRow(at: delta + (layout.outputs - 1) * Features.examples)
    var place = lanes + (layout.outputs - 1) * layout.paddedInputs * Vector.scalarCount
    for k in 0..<layout.inputs {
      store(FeatureRow(at: input + k * Features.examples).folded(with: dz, added: load(place)), to: place)
      place += Vector.scalarCount
    }
  }

  /// Adds the sums across lanes to `gradients`, and resets the lanes to zero.
  @inline(never)
  package func flush(into gradients: Panels) {
    guard gradients.layout == layout else { stop("gradients of \(gradients.layout) for weights of \(layout)") }
    guard !isEmpty else { return }
    isEmpty = true
    for output in 0..<layout.outputs { flush(output * layout.paddedInputs, layout.inputs, into: gradients) }
    flush(layout.weightCount, layout.outputs, into: gradients)
  }

  /// Handles four weights at a time. The places up to the next multiple of four are padding.
  @inline(__always)
  private func flush(_ first: Int, _ count: Int, into gradients: Panels) {
    for place in stride(from: first, to: first + count, by: 4) {
      let source = lanes + place * Vector.scalarCount
      let sums: SIMD4<Float> = load(gradients.pointer + place) + laneSums(ofFourAt: source)
      store(sums, to: gradients.pointer + place)
      for weight in 0..<4 { store(Vector(), to: source + weight * Vector.scalarCount) }
    }
  }
}
