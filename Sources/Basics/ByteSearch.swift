import Platform

extension [UInt8] {
  /// Returns the first range at or after `start` that holds an ASCII text; nil if there is none.
  package func firstRange(ofText text: StaticString, from start: Int = 0) -> Range<Int>? {
    let length = text.utf8CodeUnitCount
    return withUnsafeBytes { bytes -> Range<Int>? in
      guard let base = bytes.baseAddress else { return nil }
      var position = start
      while position + length <= bytes.count {
        let rest = bytes.count - length + 1 - position
        guard let found = memchr(base + position, Int32(text.utf8Start[0]), rest) else { return nil }
        if memcmp(found, text.utf8Start, length) == 0 {
          let index = UnsafeRawPointer(found) - base
          return index..<index + length
        }
        position = UnsafeRawPointer(found) - base + 1
      }
      return nil
    }
  }
}
