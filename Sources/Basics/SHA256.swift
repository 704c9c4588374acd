/// The SHA-256 digest of bytes that arrive in pieces.
///
/// Source: FIPS 180-4, *Secure Hash Standard*.
package struct SHA256 {
  private var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
  /// The bytes that do not fill a block of 64 yet.
  private var rest: [UInt8] = []
  private var count: UInt64 = 0

  package init() {}

  /// Returns the digest as 64 hexadecimal digits, as `sha256sum` prints it.
  package static func digest(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.absorb(bytes)
    return hash.digest
  }

  /// Adds bytes to the message.
  package mutating func absorb(_ bytes: [UInt8]) {
    count += UInt64(bytes.count)
    rest += bytes
    var start = 0
    while rest.count - start >= 64 {
      absorbBlock(start)
      start += 64
    }
    rest.removeFirst(start)
  }

  /// The digest of all bytes so far, as 64 hexadecimal digits. More bytes can be added afterwards.
  package var digest: String {
    var padded = self
    let bits = count * 8
    let zeros = (119 - Int(count % 64)) % 64
    padded.absorb([0x80] + [UInt8](repeating: 0, count: zeros))
    padded.absorb((0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) })
    return padded.state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private mutating func absorbBlock(_ start: Int) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
      for index in 0..<16 {
        let at = start + 4 * index
        words[index] =
          UInt32(rest[at]) << 24 | UInt32(rest[at + 1]) << 16 | UInt32(rest[at + 2]) << 8 | UInt32(rest[at + 3])
      }
      for index in 16..<64 {
        let (x, y) = (words[index - 15], words[index - 2])
        let low = Self.turned(x, 7) ^ Self.turned(x, 18) ^ (x >> 3)
        let high = Self.turned(y, 17) ^ Self.turned(y, 19) ^ (y >> 10)
        words[index] = words[index - 16] &+ low &+ words[index - 7] &+ high
      }
      rounds(words)
    }
  }

  private mutating func rounds(_ words: UnsafeMutableBufferPointer<UInt32>) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let sum = Self.turned(e, 6) ^ Self.turned(e, 11) ^ Self.turned(e, 25)
      let first = h &+ sum &+ ((e & f) ^ (~e & g)) &+ Self.constants[index] &+ words[index]
      let other = Self.turned(a, 2) ^ Self.turned(a, 13) ^ Self.turned(a, 22)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ other &+ ((a & b) ^ (a & c) ^ (b & c)))
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
  }

  private static func turned(_ x: UInt32, _ count: UInt32) -> UInt32 { x >> count | x << (32 - count) }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = {
    let primes = (2...311).filter { n in !(2..<n).contains { n.isMultiple(of: $0) } }
    return primes.map { prime in
      // The largest whole number whose cube is less than prime · 2⁹⁶ is the cube root times 2³², rounded down.
      var root: UInt64 = 0
      for bit in (0..<36).reversed() {
        let more = root | 1 << UInt64(bit)
        let square = more.multipliedFullWidth(by: more)
        let high = square.high.multipliedFullWidth(by: more)
        let low = square.low.multipliedFullWidth(by: more)
        let (middle, carry) = high.low.addingReportingOverflow(low.high)
        let top = high.high &+ (carry ? 1 : 0)
        if top == 0 && middle < UInt64(prime) << 32 { root = more }
      }
      return UInt32(truncatingIfNeeded: root)
    }
  }()
}
