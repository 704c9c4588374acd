import Kernels

/// What a network is built from: says how wide a layer is, and makes it. Every kind of layer has a file with its own.
package struct LayerDescription: Sendable {
  /// The number of outputs for a number of inputs.
  let width: @Sendable (_ inputWidth: Int) -> Int
  /// Its trainable numbers for a number of inputs, where that is known without making it.
  private let knownParameterCount: (@Sendable (_ inputWidth: Int) -> Int)?
  /// Whether the layer takes several blocks at once, for a number of inputs.
  let takesBlocks: @Sendable (_ inputWidth: Int) -> Bool
  let make: @Sendable (LayerSite) -> any Layer

  init(
    width: @escaping @Sendable (_ inputWidth: Int) -> Int,
    parameterCount: (@Sendable (_ inputWidth: Int) -> Int)? = nil,
    takesBlocks: @escaping @Sendable (_ inputWidth: Int) -> Bool = { _ in false },
    make: @escaping @Sendable (LayerSite) -> any Layer
  ) {
    self.width = width
    knownParameterCount = parameterCount
    self.takesBlocks = takesBlocks
    self.make = make
  }

  /// Its trainable numbers for a number of inputs.
  func parameterCount(_ inputWidth: Int) -> Int {
    knownParameterCount?(inputWidth) ?? layer(inputWidth: inputWidth).parameters.reduce(0) { $0 + $1.count }
  }

  /// The layer, with outputs of its own.
  func layer(inputWidth: Int, blocks: Int = 1) -> any Layer {
    func buffer() -> Matrix { Matrix(rows: width(inputWidth), columns: Batch.size, blocks: blocks) }
    return make(LayerSite(inputWidth: inputWidth, outputs: buffer(), outputGradient: buffer()))
  }
}

extension [LayerDescription] {
  /// Each with the number of its inputs, if each is behind the one before it.
  func withInputs(_ inputWidth: Int) -> [(layer: LayerDescription, inputs: Int)] {
    var width = inputWidth
    return map { layer in
      defer { width = layer.width(width) }
      return (layer, width)
    }
  }
}

/// Where a layer works: what it reads is so wide, and what it gives goes there.
struct LayerSite {
  let inputWidth: Int
  /// y, `[width, 32]`
  let outputs: Matrix
  /// dL/dy, `[width, 32]`: written by the user of the outputs.
  let outputGradient: Matrix

  /// As many blocks of features as the outputs have.
  func buffer(_ rows: Int) -> Matrix { Matrix(rows: rows, columns: Batch.size, blocks: outputs.blocks) }

  /// Some rows of the outputs, for a layer inside another.
  func part(_ rows: Range<Int>, inputWidth: Int) -> LayerSite {
    LayerSite(
      inputWidth: inputWidth, outputs: Matrix(sharing: rows, of: outputs),
      outputGradient: Matrix(sharing: rows, of: outputGradient))
  }
}

extension PanelLayout {
  /// Whether the products of a layer take several blocks at once.
  static func takesBlocks(_ outputs: Int) -> @Sendable (_ inputWidth: Int) -> Bool {
    { suited(inputs: $0, outputs: outputs).isNarrow }
  }
}
