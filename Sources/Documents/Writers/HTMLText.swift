/// Characters and addresses written so that an HTML parser cannot take them for anything else.
enum HTMLText {
  /// For text and for attribute values in double quotes.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar.isControl ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  /// The address if following it is harmless: `http`, `https`, `mailto`, or no scheme at all; else `#`.
  static func safeAddress(_ url: String) -> String {
    let head = url.unicodeScalars.prefix { !"/?#".unicodeScalars.contains($0) }
    guard let colon = head.firstIndex(of: ":") else { return escaped(url) }
    let isKnown = ["http", "https", "mailto"].contains(String(head[..<colon]).lowercased())
    return isKnown ? escaped(url) : "#"
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
