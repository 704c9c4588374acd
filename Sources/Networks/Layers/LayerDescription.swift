import Kernels

/// What a network is built from: the width of a layer and how to make it. Each kind of layer has a file with its
/// descriptions.
package struct LayerDescription: Sendable {
  /// Returns the number of outputs for a number of inputs.
  let width: @Sendable (_ inputWidth: Int) -> Int
  /// Returns the number of trainable scalars for a number of inputs. Nil if that is known only after making the layer.
  private let knownParameterCount: (@Sendable (_ inputWidth: Int) -> Int)?
  /// Returns true if the layer takes several blocks at once, for a number of inputs.
  let takesBlocks: @Sendable (_ inputWidth: Int) -> Bool
  /// Makes the layer.
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

  /// Returns the number of trainable scalars for a number of inputs.
  func parameterCount(_ inputWidth: Int) -> Int {
    knownParameterCount?(inputWidth) ?? layer(inputWidth: inputWidth).parameters.reduce(0) { $0 + $1.count }
  }

  /// Makes the layer, with new matrices for its outputs and their gradient.
  func layer(inputWidth: Int, blocks: Int = 1) -> any Layer {
    func buffer() -> Matrix { Matrix(rows: width(inputWidth), columns: Batch.size, blocks: blocks) }
    return make(LayerSite(inputWidth: inputWidth, outputs: buffer(), outputGradient: buffer()))
  }
}

extension [LayerDescription] {
  /// Returns each layer with the number of its inputs, if each reads the outputs of the one before.
  func withInputs(_ inputWidth: Int) -> [(layer: LayerDescription, inputs: Int)] {
    var width = inputWidth
    return map { layer in
      defer { width = layer.width(width) }
      return (layer, width)
    }
  }
}

/// What a layer is made for: the width of its input, and the matrices for its outputs and their gradient.
struct LayerSite {
  let inputWidth: Int
  /// y, `[width, 32]`
  let outputs: Matrix
  /// dL/dy, `[width, 32]`. The user of the outputs writes it.
  let outputGradient: Matrix

  /// Returns a new matrix with as many blocks as the outputs have.
  func buffer(_ rows: Int) -> Matrix { Matrix(rows: rows, columns: Batch.size, blocks: outputs.blocks) }

  /// Returns the site of a layer inside another one, whose outputs are some rows of these outputs.
  func part(_ rows: Range<Int>, inputWidth: Int) -> LayerSite {
    LayerSite(
      inputWidth: inputWidth, outputs: Matrix(sharing: rows, of: outputs),
      outputGradient: Matrix(sharing: rows, of: outputGradient))
  }
}

extension PanelLayout {
  /// Returns a function that tells, for an input width, whether a layer with so many outputs takes several blocks at
  /// once.
  static func takesBlocks(_ outputs: Int) -> @Sendable (_ inputWidth: Int) -> Bool {
    { suited(inputs: $0, outputs: outputs).isNarrow }
  }
}
