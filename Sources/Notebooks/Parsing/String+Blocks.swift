import Basics

extension String {
  /// The text with a backslash before a sign that could begin a block of Markdown.
  var asText: String {
    let digits = prefix { $0.isNumber && $0.isASCII }
    let rest = dropFirst(digits.count)
    return rest.first.map { $0.isASCII && ($0.isPunctuation || $0.isSymbol) } == true ? digits + "\\" + rest : self
  }

  /// The HTML comment at the start of a block that holds more than it; nil for any other block.
  var firstOfSeveral: String? {
    let block = trimmingSpaces
    guard block.hasPrefix("<!--"), let end = block.firstRange(of: "-->"), end.upperBound < block.endIndex else {
      return nil
    }
    return String(block[..<end.upperBound])
  }

  /// True if the text contains only HTML comments.
  var isHTMLComment: Bool {
    var rest = trimmingSpaces.unicodeScalars[...]
    while rest.starts(with: "<!--".unicodeScalars) {
      guard let end = rest.firstRange(of: "-->".unicodeScalars) else { return true }
      rest = rest[end.upperBound...].drop(while: \.properties.isWhitespace)
    }
    return rest.isEmpty
  }
}
