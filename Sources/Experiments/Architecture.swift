import Basics
import Networks

/// A family of networks, by the `network_type` of the CSV: which depths and activations it has, and its layers.
///
/// The entries of `all` are the definition. Every network takes a‖b of 256 numbers; its inner width is 256, and `depth`
/// counts the weight layers from input to output. Source: section 1.4 of the study's notes; `mlp` and `two_tower_sum`
/// are what the study lacked.
package struct Architecture: Named, Sendable {
  package static let innerWidth = 256

  package let name: String
  package let formula: String
  package let depths: ClosedRange<Int>
  /// Activations that the layers can take.
  package let activations: [String]
  private let layers: @Sendable (_ depth: Int, _ activation: Activation, _ outputWidth: Int) -> [LayerDescription]

  package static let all: [Architecture] = [
    Architecture(
      name: "dense", formula: "v ← φ(Wv + β), on the output layer too", depths: 1...3, activations: keepingWidth
    ) { depth, activation, outputWidth in
      hidden(depth).map { .dense($0, activation) } + [.dense(outputWidth, activation)]
    },
    Architecture(
      name: "dense_residual", formula: "v ← v + φ(Wv + β) where the widths agree, else φ(Wv + β)", depths: 2...3,
      activations: keepingWidth
    ) { depth, activation, outputWidth in
      hidden(depth).map { .residual($0, activation) } + [.residual(outputWidth, activation)]
    },
    Architecture(
      name: "multiply", formula: "(Aa + α) ∘ (Bb + β) · C + γ", depths: 1...1, activations: ["linear"]
    ) { _, _, outputWidth in
      [.towers(innerWidth), .multiplyHalves, .dense(outputWidth)]
    },
    Architecture(
      name: "multiply_simple", formula: "(a ∘ b) · C + γ", depths: 1...1, activations: ["linear"]
    ) { _, _, outputWidth in
      [.multiplyHalves, .dense(outputWidth)]
    },
    Architecture(
      name: "mlp", formula: "hidden layers φ(Wv + β), linear output layer", depths: 2...3,
      activations: ["relu", "tanh", "selu", "sigmoid", "abs", "tanh_abs"]
    ) { depth, activation, outputWidth in
      hidden(depth).map { .dense($0, activation) } + [.dense(outputWidth)]
    },
    Architecture(
      name: "two_tower_sum", formula: "φ(Aa + α + Bb + β) · C + γ", depths: 2...2, activations: ["linear", "relu"]
    ) { _, activation, outputWidth in
      [.towers(innerWidth), .addHalves(activation), .dense(outputWidth)]
    },
  ]

  private static let keepingWidth = Activation.all.filter(\.keepsWidth).map(\.name)

  private static func hidden(_ depth: Int) -> [Int] {
    [Int](repeating: innerWidth, count: depth - 1)
  }

  /// Why this family cannot take an activation that there is; nil if it can, or if there is none of that name.
  package func refusal(ofActivation name: String) -> String? {
    guard let activation = Activation.all.first(where: { $0.name == name }), !activations.contains(name) else {
      return nil
    }
    if !activation.keepsWidth && activations == Self.keepingWidth {
      return "'\(self.name)' puts its activation on the output, whose width '\(name)' would change"
    }
    return "'\(self.name)' does not come with the activation '\(name)'"
  }

  /// A network of this family, its weights zero.
  ///
  /// - Throws: a diagnostic where the depth or the activation is not one of its own.
  package func network(depth: Int, activation: String, outputWidth: Int) throws(Diagnostic) -> Network {
    guard depths.contains(depth) else {
      throw Diagnostic(
        .usage, "'\(name)' has no depth \(depth)", hint: "valid: \(depths.lowerBound) to \(depths.upperBound)")
    }
    if let reason = refusal(ofActivation: activation) {
      throw Diagnostic(.usage, reason, hint: "valid: " + activations.joined(separator: ", "))
    }
    return Network(layers(depth, try Activation.all.named(activation, what: "activation"), outputWidth))
  }
}
