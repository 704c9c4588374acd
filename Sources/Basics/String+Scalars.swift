extension String {
  package init(scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}

extension String {
  /// The text with a scalar wherever `replacement` has one for it. What lies between is copied as a whole.
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

/// Some of the bytes, as a table that is fast to ask.
package struct ByteSet: Sendable {
  private let isMember: [Bool]

  package init(_ isMember: (UInt8) -> Bool) { self.isMember = (UInt8.min...UInt8.max).map(isMember) }

  package func contains(_ byte: UInt8) -> Bool { isMember[Int(byte)] }
}
