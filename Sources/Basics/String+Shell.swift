extension String {
  /// The text as one word of a shell command. It has quotes only if a character needs them.
  package var quotedForShell: String {
    let isPlain = utf8.allSatisfy { byte in
      "/._-=,:+@%".utf8.contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    return isPlain && !isEmpty ? self : inShellQuotes
  }

  /// The text in single quotes, in which a shell takes every byte but the quote literally. A quote becomes `'\''`.
  package var inShellQuotes: String {
    let scalars = unicodeScalars.flatMap { $0 == "'" ? Array(#"'\''"#.unicodeScalars) : [$0] }
    return "'" + String(String.UnicodeScalarView(scalars)) + "'"
  }
}
