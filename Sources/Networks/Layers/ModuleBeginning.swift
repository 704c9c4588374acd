/// How the weights tanh Ŵ ∘ σ(M̂) and the gates of arithmetic modules are initialised.
package struct ModuleBeginning: Sendable {
  /// The initialisers of Ŵ, of M̂, and of the gate's weights.
  let signs: Initializer
  let shares: Initializer
  let gates: Initializer

  /// W has variance 2 / (inputs + outputs). Source: Madsen and Johansen, ICLR 2020, and its program.
  package static let balanced = ModuleBeginning(
    signs: .accumulatorUniform, shares: .accumulatorUniform, gates: .glorotUniform)

  /// Ŵ, M̂ and the gates all begin as `glorot_uniform`. Source: the program of Heim, Pevný and Šmídl, NeurIPS 2020.
  package static let glorot = ModuleBeginning(signs: .glorotUniform, shares: .glorotUniform, gates: .glorotUniform)

  /// W is near 0.2 and gates are near ½. Source: the program of Schlör, Ring and Hotho, "iNALU", 2020, for simple
  /// tasks.
  package static let small = ModuleBeginning(
    signs: .normal(mean: 1, deviation: 0.1), shares: .normal(mean: -1, deviation: 0.1),
    gates: .normal(mean: 0, deviation: 0.1))

  /// W is near 0.4 and gates are near ½. Source: the same program for other tasks; Mistry, Farrahi and Hare, JMLR 2022.
  package static let medium = ModuleBeginning(
    signs: .normal(mean: 0.88, deviation: 0.2), shares: .normal(mean: 0.5, deviation: 0.2),
    gates: .normal(mean: 0, deviation: 0.2))
}
