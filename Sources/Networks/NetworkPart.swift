/// The parameters that a step moves: all of them, only those that choose between layers (gates), or only the others
/// (weights).
package enum NetworkPart: Sendable {
  case all, weights, gates
}
