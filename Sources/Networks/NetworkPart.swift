/// What a step moves: everything, or either what selects and weighs or what chooses between layers.
package enum NetworkPart: Sendable {
  case all, weights, gates
}
