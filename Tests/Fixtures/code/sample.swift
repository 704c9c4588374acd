import Foundation
/* A block /* in a block */ ends here. */
@frozen
public struct Loaves: Sendable {
  let rate: Double = 1e-3 // learning rate
  var name = "multiply"

  func steps(_ count: Int) throws -> Int? {
    guard count > 0x10, !name.isEmpty else { return nil }
    for index in 0..<count where index % 2 == 0 { print(index) }
    return count * 30_000
  }
}
