import Statistics

/// Makes inputs with few errors, which get further into a parser than random bytes.
struct InputDamager {
  /// Byte sequences that have a meaning in some parser: complete ones, and the beginnings of constructs that stay open.
  private static let tokens = [
    "{{", "}}", "```", "<!--", "-->", "$", "\\", "[@", "[^", "|", "---", ":", "- ", "&", "*", "\"", "'", "(", ")", "{",
    "}",
    "@article{", "<<", ">>", "obj", "stream", "endstream", "/Length 99999999999999999999", "1e999", "-1", "\u{0}",
    "\u{FEFF}",
    "é", "👩🏽‍🔬", "\r", "\n", "\t",
  ].map { Array($0.utf8) }

  private let tokens: [[UInt8]]
  private var generator: RandomGenerator

  /// - Parameters:
  ///   - name: The seed of the random changes.
  ///   - more: Further tokens that have a meaning in the tested parser.
  init(_ name: String, besides more: [String] = []) {
    tokens = Self.tokens + more.map { Array($0.utf8) }
    generator = RandomGenerator("damage", name)
  }

  /// Returns one of the inputs with one to four changes.
  mutating func damaged(_ inputs: [[UInt8]]) -> [UInt8] {
    var bytes = inputs[generator.index(below: inputs.count)]
    for _ in 0...generator.index(below: 4) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return bytes = tokens[generator.index(below: tokens.count)] }
    let start = generator.index(below: bytes.count)
    let range = start..<min(bytes.count, start + 1 + generator.index(below: 40))
    switch generator.index(below: 5) {
    case 0: bytes[start] ^= UInt8(1 << generator.index(below: 8))
    case 1: bytes.removeSubrange(range)
    case 2: bytes.insert(contentsOf: tokens[generator.index(below: tokens.count)], at: start)
    case 3: bytes.insert(contentsOf: bytes[range], at: generator.index(below: bytes.count))
    default: bytes.removeSubrange(start...)
    }
  }
}
