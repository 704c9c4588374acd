/// The bytes that have a meaning in a CSV.
enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let hash = UInt8(ascii: "#")
  static let zero = UInt8(ascii: "0")

  /// A space or a tab.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
}
