import Basics

/// The errors of a file. Equal errors are stored once, and at most twenty are reported.
struct DamageList {
  private(set) var all: [Diagnostic] = []
  private static let most = 20

  var isEmpty: Bool { all.isEmpty }
  var isFull: Bool { all.count >= Self.most }

  mutating func add(_ damage: Diagnostic) {
    if !all.contains(damage) { all.append(damage) }
  }

  /// Sorts the errors by their place in the file, and keeps the first twenty.
  mutating func sort() {
    all.sort { a, b in
      (a.location?.line ?? 0, a.location?.column ?? 0) < (b.location?.line ?? 0, b.location?.column ?? 0)
    }
    all = Array(all.prefix(Self.most))
  }

  func throwIfAny() throws {
    if all.count > 1 { throw DiagnosticList(all) }
    if let damage = all.first { throw damage }
  }
}
