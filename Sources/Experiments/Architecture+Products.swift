import Networks

// Newer networks: they multiply their own inputs, or have hidden layers other than plain dense ones.
extension Architecture {
  static let products: [Architecture] = [
    Architecture(
      name: "glu", formula: "φ(Uv + α) ∘ (Vv + β) · C + γ; bilinear without φ; GLU, ReGLU, GEGLU, SwiGLU by φ",
      depths: 2...2, activations: ["linear", "sigmoid", "relu", "gelu", "silu"], takesInitializer: true
    ) { shape in
      [
        .branches([
          .dense(shape.innerWidth, shape.activation, initializer: shape.initializer ?? .glorotUniform),
          .dense(shape.innerWidth, initializer: shape.initializer),
        ]), .multiplyHalves, .dense(shape.outputWidth),
      ]
    },
    Architecture(
      name: "film", formula: "φ((1 + Γb + γ₀) ∘ (Aa + α) + Bb + β) · C + γ: b scales and shifts the features of a",
      depths: 2...2, activations: ["relu", "linear", "tanh", "gelu", "silu"]
    ) { shape in
      [.modulation(shape.innerWidth, shape.activation), .dense(shape.outputWidth)]
    },
    Architecture(
      name: "polynomial", formula: "u ∘ (A₂v) + u with u = A₁v, then C · + γ: a Π-net of degree 2", depths: 2...2,
      activations: ["linear"], takesInitializer: true
    ) { shape in
      let map = LayerDescription.dense(shape.innerWidth, hasBias: false, initializer: shape.initializer)
      return [.branches([map, map]), .polynomialStep, .dense(shape.outputWidth)]
    },
    Architecture(
      name: "per_position",
      formula: "vᵢ = φ(W(aᵢ, bᵢ) + β), one W for all positions; one linear output for each, or of the sum of all",
      depths: 2...2, activations: ["relu", "gelu", "silu", "tanh"], mostInputs: 16
    ) { shape in
      [
        .pairs, .sharedDense(shape.innerWidth, shape.activation, of: 2),
        .positionHead(shape.outputWidth, of: shape.innerWidth, pool: .positionSum(of: shape.innerWidth)),
      ]
    },
    Architecture(
      name: "attention",
      formula: "a token for each (aᵢ, bᵢ): one pre-norm block of self-attention in four heads (fewer where they do not "
        + "divide the width) and φ(W · + β) of four times the width; one linear output for each, or of their mean",
      depths: 1...1, activations: ["gelu", "relu", "silu"], hasSkips: true, mostInputs: 16
    ) { attention($0) },
    Architecture(
      name: "mlp_layer_norm", formula: "hidden layers φ(LayerNorm(Wv + β)), linear output layer", depths: 2...3,
      activations: ["relu", "gelu", "silu", "tanh"], takesInitializer: true
    ) { normalized($0, .layerNorm) },
    Architecture(
      name: "mlp_rms_norm", formula: "hidden layers φ(RMSNorm(Wv + β)), linear output layer", depths: 2...3,
      activations: ["relu", "gelu", "silu", "tanh"], takesInitializer: true
    ) { normalized($0, .rmsNorm) },
    Architecture(
      name: "snake", formula: "hidden layers z + sin²(az) / a of z = Wv + β, a learned; linear output layer",
      depths: 2...3, activations: ["linear"], takesInitializer: true
    ) { shape in
      shape.hidden.flatMap { [.dense($0, initializer: shape.initializer ?? .heUniform), .snake] }
        + [.dense(shape.outputWidth)]
    },
    Architecture(
      name: "kan", formula: "v ← Σᵢ fᵢₒ(vᵢ), fᵢₒ = bᵢₒ silu + sᵢₒ times a cubic spline of five intervals on [−1, 1]",
      depths: 1...3, activations: ["linear"], mostInputs: 16
    ) { shape in (shape.hidden + [shape.outputWidth]).map { .spline($0) } },
    Architecture(
      name: "siren", formula: "hidden layers sin 30(Wv + β), linear output layer, begun as SIREN does", depths: 2...3,
      activations: ["sine"]
    ) { shape in
      shape.hidden.enumerated().map { index, width in
        .dense(
          width, shape.activation, initializer: index == 0 ? .sirenFirst : .sirenUniform, biasInitializer: .uniform)
      } + [.dense(shape.outputWidth, initializer: .sirenUniform, biasInitializer: .uniform)]
    },
  ]

  private static func normalized(_ shape: Shape, _ normalization: LayerDescription) -> [LayerDescription] {
    let initializer = shape.initializer ?? shape.activation.initializer
    return shape.hidden.flatMap {
      [.dense($0, initializer: initializer), normalization, .activation(shape.activation)]
    }
      + [.dense(shape.outputWidth)]
  }

  /// Returns the layers of `attention`. Tokens have the inner width. Every weight is drawn from N(0, 0.02²).
  private static func attention(_ shape: Shape) -> [LayerDescription] {
    let (width, small) = (shape.innerWidth, Initializer.normal(mean: 0, deviation: 0.02))
    let heads = [4, 2].first(where: width.isMultiple) ?? 1
    return [
      .pairs, .sharedDense(width, of: 2, initializer: small), .offsets,
      .residual(
        around: .chain(
          .layerNorm(of: width),
          .attention(of: width, heads: heads, headWidth: width / heads, initializer: small))),
      .residual(
        around: .chain(
          .layerNorm(of: width),
          .chain(
            .sharedDense(4 * width, shape.activation, of: width, initializer: small),
            .sharedDense(width, of: 4 * width, initializer: small)))),
      .positionHead(shape.outputWidth, of: width, pool: .positionMean(of: width), initializer: small),
    ]
  }
}
