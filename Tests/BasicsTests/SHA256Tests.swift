import Basics
import TestSupport
import Testing

@Suite struct SHA256Tests {
  /// The examples of FIPS 180-4, as NIST publishes them.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func examples(text: String, digest: String) {
    #expect(SHA256.digest(of: Array(text.utf8)) == digest)
  }

  /// Lengths around the ends of blocks, added in pieces, compared with `sha256sum`.
  @Test func lengthsAndPieces() throws {
    for count in Array(54...66) + [119, 120, 128, 1_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      let expected = try Tool.withFile(bytes, "bytes") { try Tool.run("sha256sum", [$0]) }
      var pieces = SHA256()
      for start in stride(from: 0, to: count, by: 13) { pieces.absorb(Array(bytes[start..<min(start + 13, count)])) }
      #expect(pieces.digest == expected.map { String($0.prefix(64)) }, "\(count)")
    }
  }
}
