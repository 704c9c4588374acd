import Basics
import Networks

/// A family of networks, by the `network_type` of the CSV: which depths and activations it has, and its layers.
///
/// The entries of `all` are the definition. The networks of the study take a‖b of 256 numbers, and their inner width is
/// 256; `depth` counts the weight layers from input to output. `mlp` and `two_tower_sum` are what the study lacked.
package struct Architecture: Named, Sendable {
  /// What a member of the family is built for.
  package struct Shape: Sendable {
    package let depth: Int
    package let activation: Activation
    package let innerWidth: Int
    package let outputWidth: Int
    /// Of the hidden layers, if it is another than that of their activation.
    let initializer: Initializer?
    let penalty: PenaltySetup
    /// Of modules, if not their own.
    let beginning: ModuleBeginning?

    /// The inner width once for every hidden layer.
    var hidden: [Int] { [Int](repeating: innerWidth, count: depth - 1) }
  }

  package let name: String
  package let formula: String
  package let depths: ClosedRange<Int>
  /// Activations that the layers can take.
  package let activations: [String]
  /// Whether training passes by some of its layers, as a faulty evaluation does not.
  package var hasSkips = false
  /// Whether its hidden layers can begin as a trial says.
  package var takesInitializer = false
  /// Whether its weights have a penalty.
  package var hasPenalty = false
  /// Whether that penalty grows tenfold step by step.
  package var penaltyGrows = false
  /// Whether routines of training that a paper has for such modules make sense.
  package var hasRoutines = false
  /// The most numbers in a layer with which it begins to learn: the product of many numbers is zero.
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

  /// The reason why this family does not support an existing activation; nil if it supports it, or if there is no such
  /// activation.
  package func refusal(ofActivation name: String) -> String? {
    guard let activation = Activation.all.first(where: { $0.name == name }), !activations.contains(name) else {
      return nil
    }
    if !activation.keepsWidth && activations == Self.keepingWidth {
      return "'\(self.name)' applies its activation to the output, and '\(name)' would change its width"
    }
    return "'\(self.name)' does not support the activation '\(name)'"
  }

  /// Whether a network of that depth has anything between input and output.
  package func hasInnerWidth(depth: Int) -> Bool {
    func parameters(_ width: Int) -> Int? {
      var setup = TrainingSetup()
      setup.innerWidth = width
      return try? parameterCount(depth: depth, activation: activations[0], outputWidth: 1, setup: setup)
    }
    return parameters(1) != parameters(2)
  }

  /// A network of this family, its weights zero.
  ///
  /// - Parameters:
  ///   - inputWidth: numbers in a‖b.
  ///   - numbers: how they are distributed.
  ///   - setup: what a trial's settings have changed.
  /// - Throws: a diagnostic where the depth or the activation is not one of its own.
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

  /// Trainable numbers of that network, which is not made for it.
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
