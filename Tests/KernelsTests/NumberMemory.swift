import Kernels
import Statistics

/// Memory for kernels: aligned to 64 bytes, initially zero, with room for tiles that extend past the end.
class NumberMemory {
  let count: Int
  private let pointer: UnsafeMutablePointer<Float>

  init(count: Int) {
    self.count = count
    let room = count + 32 * Features.examples
    pointer = UnsafeMutableRawPointer.allocate(byteCount: 4 * room, alignment: 64)
      .bindMemory(to: Float.self, capacity: room)
    pointer.initialize(repeating: 0, count: room)
  }

  deinit { pointer.deallocate() }

  var numbers: Numbers { Numbers(pointer: pointer, count: count) }
  var features: Features { blocks(1) }

  func blocks(_ blocks: Int) -> Features {
    Features(pointer: pointer, count: count / Features.examples / blocks, blocks: blocks)
  }

  func copy(from other: NumberMemory) {
    pointer.update(from: other.pointer, count: count)
  }

  func draw(_ generator: inout RandomGenerator) {
    for place in 0..<count { pointer[place] = Float(2 * generator.uniform() - 1) }
  }
}

/// The memory of features of 32 examples.
final class FeatureMemory: NumberMemory {
  init(_ features: Int) {
    super.init(count: features * Features.examples)
  }

  convenience init(_ features: Int, _ generator: inout RandomGenerator) {
    self.init(features)
    draw(&generator)
  }

  subscript(feature: Int, example: Int) -> Double { value(feature, example) }

  func value(_ feature: Int, _ example: Int) -> Double {
    Double(numbers.pointer[feature * Features.examples + example])
  }

  /// The transpose in panels of `[32, Tile.columns]`.
  var transposed: NumberMemory {
    let panels = FeatureMemory(features.count.rounded(upTo: Tile.columns))
    for row in stride(from: 0, to: features.count, by: Tile.columns) {
      features.transposePanel(at: row, into: panels.features)
    }
    return panels
  }
}

/// The memory of weights and biases, or of their gradients.
final class PanelMemory: NumberMemory {
  let layout: PanelLayout

  init(_ inputs: Int, _ outputs: Int, isNarrow: Bool = false) {
    layout = PanelLayout(inputs: inputs, outputs: outputs, isNarrow: isNarrow)
    super.init(count: layout.count)
  }

  convenience init(_ inputs: Int, _ outputs: Int, isNarrow: Bool = false, _ generator: inout RandomGenerator) {
    self.init(inputs, outputs, isNarrow: isNarrow)
    draw(&generator)
  }

  var panels: Panels { Panels(numbers, layout: layout) }

  subscript(input: Int, output: Int) -> Double { value(input, output) }
  subscript(bias output: Int) -> Double { Double(numbers.pointer[layout.weightCount + output]) }

  func value(_ input: Int, _ output: Int) -> Double {
    Double(numbers.pointer[layout.offset(input: input, output: output)])
  }
}
