import Basics

/// Assigns a code to each distinct text, in the order of first appearance, without creating a `String` for each field.
///
/// Texts of up to 16 bytes, such as most names, are compared as two words. Shorter ones are padded with zeros, which no
/// text contains.
struct TextDictionary {
  private struct Entry {
    var head: SIMD2<UInt64>
    var start: Int
    var count: Int
    /// The code of the text that followed this one the last time. It is a good guess, because grids repeat the same
    /// order.
    var successor: Int32
  }

  private var slots = [Int32](repeating: -1, count: 64)
  private var entries: [Entry] = []
  /// The bytes of the texts longer than 16 bytes, one after the other.
  private var bytes: [UInt8] = []
  /// The code of the last text.
  private var last = 0

  /// All texts; the index is the code.
  var texts: [String] {
    entries.map { entry in
      if entry.count > 16 { return String(decoding: bytes[entry.start..<entry.start + entry.count], as: UTF8.self) }
      return withUnsafeBytes(of: entry.head) { String(decoding: $0.prefix(entry.count), as: UTF8.self) }
    }
  }

  var count: Int { entries.count }

  /// Returns true if a text with this code or a higher one begins or ends with a blank.
  func hasPaddedText(from code: Int) -> Bool {
    entries[code...].contains { entry in
      let text = withUnsafeBytes(of: entry.head) { head in
        entry.count > 16 ? (bytes[entry.start], bytes[entry.start + entry.count - 1]) : (head[0], head[entry.count - 1])
      }
      return Byte.isBlank(text.0) || Byte.isBlank(text.1)
    }
  }

  /// Returns the code of a text.
  ///
  /// - Parameters:
  ///   - text: the first byte. The 16 bytes after the text must be readable.
  ///   - count: the number of bytes.
  @inline(__always)
  mutating func code(of text: UnsafePointer<UInt8>, count: Int) -> Int32 {
    let head = Self.head(of: text, count)
    if last < entries.count {
      let guess = entries[last].successor
      if matches(Int(guess), head, text, count) {
        last = Int(guess)
        return guess
      }
    }
    return find(head, text, count)
  }

  mutating func code(of text: String) -> Int32 {
    code(of: Array(text.utf8))
  }

  mutating func code(of text: [UInt8]) -> Int32 {
    let padded = text + [UInt8](repeating: 0, count: 16)
    return padded.withUnsafeBufferPointer {
      code(of: $0.baseAddress.unwrapped(because: "a buffer that is not empty has a start"), count: text.count)
    }
  }

  @inline(never)
  private mutating func find(_ head: SIMD2<UInt64>, _ text: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let mask = slots.count - 1
    var slot = Self.hash(head, text, count) & mask
    while slots[slot] >= 0 && !matches(Int(slots[slot]), head, text, count) { slot = (slot + 1) & mask }
    if slots[slot] < 0 { insert(head, text, count, slot) }
    let code = slots[slot]
    entries[last].successor = code
    last = Int(code)
    if 2 * entries.count > slots.count { grow() }
    return code
  }

  @inline(__always)
  private func matches(_ code: Int, _ head: SIMD2<UInt64>, _ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let entry = entries[code]
    guard entry.head == head && entry.count == count else { return false }
    return count <= 16 || tailMatches(entry, text)
  }

  private func tailMatches(_ entry: Entry, _ text: UnsafePointer<UInt8>) -> Bool {
    bytes[entry.start..<entry.start + entry.count].elementsEqual(UnsafeBufferPointer(start: text, count: entry.count))
  }

  private mutating func insert(_ head: SIMD2<UInt64>, _ text: UnsafePointer<UInt8>, _ count: Int, _ slot: Int) {
    slots[slot] = Int32(entries.count)
    entries.append(Entry(head: head, start: bytes.count, count: count, successor: Int32(entries.count)))
    if count > 16 { bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count)) }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    let mask = slots.count - 1
    bytes.withUnsafeBufferPointer { bytes in
      for (code, entry) in entries.enumerated() {
        var slot =
          entry.count > 16
          ? Self.hash(
            entry.head, bytes.baseAddress.unwrapped(because: "a buffer that is not empty has a start") + entry.start,
            entry.count) & mask
          : Self.hash(entry.head) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(code)
      }
    }
  }

  /// Returns the first 16 bytes as two words, with zeros after a shorter text.
  @inline(__always)
  private static func head(of text: UnsafePointer<UInt8>, _ count: Int) -> SIMD2<UInt64> {
    let words = UnsafeRawPointer(text).loadUnaligned(as: SIMD2<UInt64>.self)
    let low = count >= 8 ? UInt64.max : ~(UInt64.max << UInt64(8 * count))
    let high = count >= 16 ? UInt64.max : count <= 8 ? 0 : ~(UInt64.max << UInt64(8 * (count - 8)))
    return words & SIMD2(UInt64(littleEndian: low), UInt64(littleEndian: high))
  }

  /// Returns a hash for this run only. Its values are never stored in a file.
  private static func hash(_ head: SIMD2<UInt64>, _ text: UnsafePointer<UInt8>, _ count: Int) -> Int {
    guard count > 16 else { return hash(head) }
    var rest: UInt64 = 0
    for index in 16..<count { rest = (rest ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3 }
    return hash(head ^ SIMD2(rest, UInt64(count)))
  }

  private static func hash(_ head: SIMD2<UInt64>) -> Int {
    var hash = (head.x ^ (head.y &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: (hash &* 0xC4CE_B9FE_1A85_EC53) >> 20)
  }
}
