import Platform

extension [UInt8] {
  /// The first position of an ASCII text at or after `start`.
  package func firstRange(ofText text: StaticString, from start: Int = 0) -> Range<Int>? {
    let length = text.utf8CodeUnitCount
    return withUnsafeBytes { bytes -> Range<Int>? in
      var position = start
      while position + length <= bytes.count {
        let rest = bytes.count - length + 1 - position
        guard let found = memchr(bytes.baseAddress! + position, Int32(text.utf8Start[0]), rest) else { return nil }
        if memcmp(found, text.utf8Start, length) == 0 {
          let index = UnsafeRawPointer(found) - bytes.baseAddress!
          return index..<index + length
        }
        position = UnsafeRawPointer(found) - bytes.baseAddress! + 1
      }
      return nil
    }
  }
}
