import Basics
import Networks

/// A family of networks, named as in the CSV column `network_type`: its possible depths and activations, and its
/// layers.
///
/// The entries of `all` are the definition. The networks of the study take a‖b of 256 numbers, and their inner width is
/// 256. `depth` counts the weight layers from input to output. The published study had no `mlp` and no `two_tower_sum`.
package struct Architecture: Named, Sendable {
  /// The depth, activation, widths and settings that one network of the family is built from.
  package struct Shape: Sendable {
    package let depth: Int
    package let activation: Activation
    package let innerWidth: Int
    package let outputWidth: Int
    /// The initialiser of the hidden layers; nil for the default of their activation.
    let initializer: Initializer?
    let penalty: PenaltySetup
    /// The initial weights of modules; nil for each module's own default.
    let beginning: ModuleBeginning?

    /// The widths of the hidden layers, which all equal the inner width.
    var hidden: [Int] { [Int](repeating: innerWidth, count: depth - 1) }
  }

  package let name: String
  package let formula: String
  package let depths: ClosedRange<Int>
  /// The names of the activations that the layers can have.
  package let activations: [String]
  /// True if it has skip connections, which the faulty evaluation of 2018 leaves out.
  package var hasSkips = false
  /// True if a trial can choose the initialiser of its hidden layers.
  package var takesInitializer = false
  /// True if the loss has a penalty of its weights.
  package var hasPenalty = false
  /// True if the strength of that penalty grows tenfold at regular intervals.
  package var penaltyGrows = false
  /// True if the training routines of papers about such modules (`TrainingRoutine`) can be applied to it.
  package var hasRoutines = false
  /// The greatest layer width at which it can start to learn. Beyond it, products of that many numbers vanish.
  package var mostInputs = 256
  let layers: @Sendable (Shape) -> [LayerDescription]

  package static let all = study + products + modules

  private static let study: [Architecture] = [
    Architecture(
      name: "dense", formula: "v ← φ(Wv + β), on the output layer too", depths: 1...3, activations: keepingWidth,
      takesInitializer: true
    ) { shape in
      (shape.hidden + [shape.outputWidth]).map { .dense($0, shape.activation, initializer: shape.initializer) }
    },
    Architecture(
      name: "dense_residual", formula: "v ← v + φ(Wv + β) if the widths are equal, otherwise φ(Wv + β)", depths: 2...3,
      activations: keepingWidth, hasSkips: true
    ) { shape in
      (shape.hidden + [shape.outputWidth]).map { .residual($0, shape.activation) }
    },
    Architecture(
      name: "multiply", formula: "(Aa + α) ∘ (Bb + β) · C + γ", depths: 1...1, activations: ["linear"]
    ) {
      [.towers($0.innerWidth), .multiplyHalves, .dense($0.outputWidth)]
    },
    Architecture(
      name: "multiply_simple", formula: "(a ∘ b) · C + γ", depths: 1...1, activations: ["linear"]
    ) {
      [.multiplyHalves, .dense($0.outputWidth)]
    },
    Architecture(
      name: "mlp", formula: "hidden layers φ(Wv + β), linear output layer", depths: 2...3,
      activations: [
        "relu", "tanh", "selu", "sigmoid", "abs", "tanh_abs", "linear", "gelu", "silu", "mish", "softplus", "sine",
        "squared_relu", "square",
      ], takesInitializer: true
    ) { shape in
      shape.hidden.map { .dense($0, shape.activation, initializer: shape.initializer) } + [
        .dense(shape.outputWidth, initializer: shape.activation.outputInitializer)
      ]
    },
    Architecture(
      name: "two_tower_sum", formula: "φ(Aa + α + Bb + β) · C + γ", depths: 2...2, activations: ["linear", "relu"]
    ) {
      [.towers($0.innerWidth), .addHalves($0.activation), .dense($0.outputWidth)]
    },
  ]

  static let keepingWidth = Activation.all.filter(\.keepsWidth).map(\.name)

  /// Returns the reason why this family does not support an activation; nil if it supports the activation, or if no
  /// activation has that name.
  package func refusal(ofActivation name: String) -> String? {
    guard let activation = Activation.all.first(where: { $0.name == name }), !activations.contains(name) else {
      return nil
    }
    if !activation.keepsWidth && activations == Self.keepingWidth {
      return "'\(self.name)' applies its activation to the output, and '\(name)' would change its width"
    }
    return "'\(self.name)' does not support the activation '\(name)'"
  }

  /// Returns true if a network of that depth has a hidden part, so that its parameters depend on the inner width.
  package func hasInnerWidth(depth: Int) -> Bool {
    func parameters(_ width: Int) -> Int? {
      var setup = TrainingSetup()
      setup.innerWidth = width
      return try? parameterCount(depth: depth, activation: activations[0], outputWidth: 1, setup: setup)
    }
    return parameters(1) != parameters(2)
  }

  /// Returns a network of this family whose weights are all zero.
  ///
  /// - Parameters:
  ///   - inputWidth: the number of numbers in a‖b.
  ///   - numbers: the moments of those numbers, for the scaling of inputs; nil for no scaling.
  ///   - setup: the defaults with the changes that a trial's settings make.
  /// - Throws: a diagnostic if the family does not have that depth or that activation.
  package func network(
    depth: Int, activation: String, inputWidth: Int = 2 * LearningTask.busWidth, numbers: NumberMoments? = nil,
    outputWidth: Int, setup: TrainingSetup = TrainingSetup()
  ) throws(Diagnostic) -> Network {
    let setup = try fitted(setup, depth, activation, inputWidth, outputWidth)
    let scaling = numbers.map(setup.inputs.layers) ?? []
    let layers = try descriptions(depth: depth, activation: activation, outputWidth: outputWidth, setup: setup)
    return Network(
      inputWidth: inputWidth, scaling + layers, optimizer: setup.optimizer, loss: setup.loss, clipping: setup.clipping,
      examples: setup.batchSize)
  }

  /// Returns the number of trainable parameters of such a network, without building it.
  ///
  /// - Throws: a diagnostic if the family does not have that depth or that activation.
  package func parameterCount(
    depth: Int, activation: String, inputWidth: Int = 2 * LearningTask.busWidth, outputWidth: Int,
    setup: TrainingSetup = TrainingSetup()
  ) throws(Diagnostic) -> Int {
    let setup = try fitted(setup, depth, activation, inputWidth, outputWidth)
    return Network.parameterCount(
      inputWidth: inputWidth,
      try descriptions(depth: depth, activation: activation, outputWidth: outputWidth, setup: setup))
  }

  private func descriptions(
    depth: Int, activation: String, outputWidth: Int, setup: TrainingSetup
  ) throws(Diagnostic) -> [LayerDescription] {
    guard depths.contains(depth) else {
      throw Diagnostic(
        .usage, "'\(name)' has no depth \(depth)", hint: "valid: \(depths.lowerBound) to \(depths.upperBound)")
    }
    if let reason = refusal(ofActivation: activation) {
      throw Diagnostic(.usage, reason, hint: "valid: " + activations.joined(separator: ", "))
    }
    return layers(
      Shape(
        depth: depth, activation: try Activation.all.named(activation, what: "activation"),
        innerWidth: setup.innerWidth, outputWidth: outputWidth, initializer: setup.initializer, penalty: setup.penalty,
        beginning: setup.routine.beginning))
  }
}
