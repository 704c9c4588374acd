extension String {
  /// As a shell reads it: as it is where no sign needs quotes.
  package var quotedForShell: String {
    let isPlain = utf8.allSatisfy { byte in
      "/._-=,:+@%".utf8.contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    return isPlain && !isEmpty ? self : inShellQuotes
  }

  /// In quotes, between which every byte but the quote stands for itself.
  package var inShellQuotes: String {
    let scalars = unicodeScalars.flatMap { $0 == "'" ? Array(#"'\''"#.unicodeScalars) : [$0] }
    return "'" + String(String.UnicodeScalarView(scalars)) + "'"
  }
}
