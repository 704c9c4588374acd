import Kernels

extension LayerKind {
  static let towers = LayerKind(name: "towers", formula: "y = (Aᵀa + α) above (Bᵀb + β), of the halves of x") {
    $1.isLinear ? .towers($0 - 1) : nil
  }
  static let branches = LayerKind(name: "branches", formula: "y = l₁(x) above l₂(x) above …") {
    .branches([.dense($0 - 1, $1), .dense($0 - 3)])
  }
}

extension LayerDescription {
  /// y = (Aᵀa + α) above (Bᵀb + β): a linear layer with `width` outputs on each half of x.
  package static func towers(_ width: Int) -> LayerDescription {
    let tower = LayerDescription.dense(width)
    return LayerDescription(width: { _ in 2 * width }, parameterCount: { 2 * tower.parameterCount($0 / 2) }) {
      BranchesLayer($0, [tower, tower], share: .half)
    }
  }

  /// y = l₁(x) above l₂(x) above …: several layers that read the same input.
  package static func branches(_ layers: [LayerDescription]) -> LayerDescription {
    require(!layers.isEmpty, "no layers on one input")
    return LayerDescription(
      width: { input in layers.reduce(0) { $0 + $1.width(input) } },
      parameterCount: { input in layers.reduce(0) { $0 + $1.parameterCount(input) } }
    ) {
      BranchesLayer($0, layers, share: .whole)
    }
  }
}

/// Layers side by side. Each reads all of x, or its half of x; their outputs are stacked. dx is the sum of the
/// branches' input gradients, or, for halves, their stack.
final class BranchesLayer: Layer {
  /// The part of x that each branch reads.
  enum Share {
    case whole, half
  }

  let site: LayerSite
  var children: [any Layer] { branches }

  private let branches: [any Layer]
  private let share: Share
  /// A buffer for dL/dx of one branch, before it is added to that of the others.
  private let branchGradient: Matrix

  init(_ site: LayerSite, _ descriptions: [LayerDescription], share: Share) {
    require(
      share == .whole || (descriptions.count == 2 && site.inputWidth.isMultiple(of: 2)),
      "\(descriptions.count) layers on the halves of \(site.inputWidth) features")
    self.site = site
    self.share = share
    let inputWidth = share == .whole ? site.inputWidth : site.inputWidth / 2
    var row = 0
    branches = descriptions.map { description in
      let start = row
      row += description.width(inputWidth)
      return description.make(site.part(start..<row, inputWidth: inputWidth))
    }
    branchGradient = Matrix(rows: inputWidth, columns: Batch.size)
  }

  /// Runs the branches in order, because a tile of one branch may write into the rows of the next.
  func forward(_ input: LayerInput, _ pass: inout Pass) {
    for index in branches.indices { branches[index].forward(part(of: input, index), &pass) }
  }

  func backward(_ input: LayerInput, inputGradient: Features?, _ pass: inout Pass) {
    for (index, branch) in branches.enumerated() {
      let input = part(of: input, index)
      guard let inputGradient else {
        branch.backward(input, inputGradient: nil, &pass)
        continue
      }
      switch share {
      case .half:
        let halves = inputGradient.halves
        branch.backward(input, inputGradient: index == 0 ? halves.0 : halves.1, &pass)
      case .whole where index == 0:
        branch.backward(input, inputGradient: inputGradient, &pass)
      case .whole:
        branch.backward(input, inputGradient: branchGradient.features, &pass)
        inputGradient.fill(from: inputGradient, branchGradient.features, +)
      }
    }
  }

  func addGradients(_ input: LayerInput, _ pass: Pass) {
    for index in branches.indices { branches[index].addGradients(part(of: input, index), pass) }
  }

  private func part(of input: LayerInput, _ index: Int) -> LayerInput {
    guard share == .half else { return input }
    return index == 0 ? input.halves.0 : input.halves.1
  }
}
