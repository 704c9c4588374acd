/// How the weights tanh Ŵ ∘ σ(M̂) and the gates of modules begin.
package struct ModuleBeginning: Sendable {
  /// Of Ŵ, of M̂, and of the gate's weights.
  let signs: Initializer
  let shares: Initializer
  let gates: Initializer

  /// W has the variance 2 / (inputs + outputs). Source: Madsen and Johansen, ICLR 2020, and its program.
  package static let balanced = ModuleBeginning(
    signs: .accumulatorUniform, shares: .accumulatorUniform, gates: .glorotUniform)

  /// All alike. Source: the program of Heim, Pevný and Šmídl, NeurIPS 2020.
  package static let glorot = ModuleBeginning(signs: .glorotUniform, shares: .glorotUniform, gates: .glorotUniform)

  /// W near 0.2 and gates near ½. Source: the program of Schlör, Ring and Hotho, "iNALU", 2020, for simple tasks.
  package static let small = ModuleBeginning(
    signs: .normal(mean: 1, deviation: 0.1), shares: .normal(mean: -1, deviation: 0.1),
    gates: .normal(mean: 0, deviation: 0.1))

  /// W near 0.4 and gates near ½. Source: the same program for other tasks; Mistry, Farrahi and Hare, JMLR 2022.
  package static let medium = ModuleBeginning(
    signs: .normal(mean: 0.88, deviation: 0.2), shares: .normal(mean: 0.5, deviation: 0.2),
    gates: .normal(mean: 0, deviation: 0.2))
}
