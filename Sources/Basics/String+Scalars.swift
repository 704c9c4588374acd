extension String {
  package init(scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}

extension String {
  /// Returns the text with each scalar replaced for which `replacement` returns a text. The scalars between are copied.
  package func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = ""
    var copied = unicodeScalars.startIndex
    for index in unicodeScalars.indices {
      guard let new = replacement(unicodeScalars[index]) else { continue }
      result += self[copied..<index]
      result += new
      copied = unicodeScalars.index(after: index)
    }
    return copied == startIndex ? self : result + self[copied...]
  }
}

extension String {
  /// The text with line breaks and other control characters, which have no glyphs, replaced by spaces.
  package var withoutControls: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    return String(scalars: unicodeScalars.map { $0.isControl ? " " : $0 })
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
  }
}

/// A set of bytes with a fast membership test.
package struct ByteSet: Sendable {
  private let isMember: [Bool]

  package init(_ isMember: (UInt8) -> Bool) { self.isMember = (UInt8.min...UInt8.max).map(isMember) }

  package func contains(_ byte: UInt8) -> Bool { isMember[Int(byte)] }
}
