import Documents

extension [UnnumberedInline] {
  /// Returns a caption with sentences of the program behind it. A caption without a full stop gets one before them.
  func followed(by sentences: [UnnumberedInline]) -> [UnnumberedInline] {
    isEmpty || sentences.isEmpty || endsSentence ? self + sentences : self + [.text(".")] + sentences
  }

  /// True if the text ends with a stop, which may have brackets or quotation marks behind it.
  private var endsSentence: Bool {
    if case .hole? = last { return false }
    let signs = UnnumberedInline.plainText(of: self).unicodeScalars.reversed()
    let end = signs.first { !$0.properties.isWhitespace && !")]\"'”’»“".unicodeScalars.contains($0) }
    return end.map { ".!?…:;".unicodeScalars.contains($0) } ?? false
  }
}
