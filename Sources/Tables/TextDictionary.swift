/// Gives each distinct text a code, in the order of first appearance, without making a `String` per field.
struct TextDictionary {
  private var slots = [Int32](repeating: -1, count: 64)
  private var hashes: [UInt64] = []
  private var ends: [Int] = []
  private var bytes: [UInt8] = []

  var count: Int { ends.count }

  /// All texts, by code.
  var texts: [String] {
    (0..<count).map { String(decoding: bytes[range(of: $0)], as: UTF8.self) }
  }

  mutating func code(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Self.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let code = slots[slot]
      if hashes[Int(code)] == hash && equals(Int(code), text) { return code }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(text, hash: hash, slot: slot)
  }

  /// Whether `text` is the text of that code.
  func equals(_ code: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(of: code)
    guard range.count == text.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      (0..<text.count).allSatisfy { bytes[range.lowerBound + $0] == text[$0] }
    }
  }

  private func range(of code: Int) -> Range<Int> {
    (code == 0 ? 0 : ends[code - 1])..<ends[code]
  }

  private mutating func insert(_ text: UnsafeBufferPointer<UInt8>, hash: UInt64, slot: Int) -> Int32 {
    let code = Int32(count)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = code
    if 2 * count > slots.count { grow() }
    return code
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for (code, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(code)
    }
  }

  /// Used only within a run: its values reach no file.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
