/// TeX's classes of atoms (*The TeXbook*, chapter 17). They determine the space between atoms.
package enum AtomClass: Int, Sendable, CaseIterable {
  case ordinary, `operator`, binary, relation, opening, closing, punctuation, inner
}

/// The space between two atoms (*The TeXbook*, page 170).
enum AtomSpace {
  case none, thin, medium, thick

  /// The width in ems. 1/18 em is TeX's mu.
  var width: Double {
    switch self {
    case .none: 0
    case .thin: 3.0 / 18
    case .medium: 4.0 / 18
    case .thick: 5.0 / 18
    }
  }

  /// The space by the class of the left atom (row) and of the right atom (column). 0: none. 1: thin, 2: medium, 3:
  /// thick, all dropped in scripts. t: thin, kept in scripts. Pairs that cannot occur are 0.
  private static let table: [[UInt8]] = [
    "0t230001", "tt030001", "22002002", "33003003", "00000000", "0t230001", "11011111", "1t231011",
  ].map { Array($0.utf8) }

  static func between(_ left: AtomClass, _ right: AtomClass, isScript: Bool) -> AtomSpace {
    switch table[left.rawValue][right.rawValue] {
    case UInt8(ascii: "t"): .thin
    case UInt8(ascii: "1"): isScript ? .none : .thin
    case UInt8(ascii: "2"): isScript ? .none : .medium
    case UInt8(ascii: "3"): isScript ? .none : .thick
    default: .none
    }
  }
}

extension [FormulaNode] {
  /// The class of each atom in its context: a binary operator without two operands becomes ordinary (*The TeXbook*,
  /// appendix G, rules 5 and 6). Nodes that are not atoms count as ordinary.
  var classes: [AtomClass] {
    var classes: [AtomClass] = []
    var last: Int?
    for node in self {
      guard case .atom(let atom) = node.kind else {
        classes.append(.ordinary)
        continue
      }
      var own = atom.kind
      if own == .binary {
        if last.map({ !classes[$0].endsOperand }) ?? true { own = .ordinary }
      } else if let last, classes[last] == .binary, own == .relation || own == .closing || own == .punctuation {
        classes[last] = .ordinary
      }
      last = classes.count
      classes.append(own)
    }
    if let last, classes[last] == .binary { classes[last] = .ordinary }
    return classes
  }
}

extension AtomClass {
  /// True if a binary operator can follow.
  fileprivate var endsOperand: Bool {
    switch self {
    case .binary, .operator, .relation, .opening, .punctuation: false
    case .ordinary, .closing, .inner: true
    }
  }
}
