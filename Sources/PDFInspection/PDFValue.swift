/// A value in a PDF file (ISO 32000-1, 7.3).
indirect enum PDFValue {
  case null
  case boolean(Bool)
  case number(Double)
  case name(String)
  case string([UInt8])
  case array([PDFValue])
  case dictionary([String: PDFValue])
  case reference(Int)
  /// The dictionary and the bytes of a stream, compressed as in the file.
  case stream([String: PDFValue], ArraySlice<UInt8>)

  /// The bytes of a string; nil for other values.
  var string: [UInt8]? {
    if case .string(let bytes) = self { return bytes }
    return nil
  }

  var number: Double? {
    if case .number(let value) = self { return value }
    return nil
  }

  /// The value as a whole number that is not negative; nil if it is none.
  var count: Int? {
    number.flatMap { Int(exactly: $0) }.flatMap { $0 < 0 ? nil : $0 }
  }

  var name: String? {
    if case .name(let value) = self { return value }
    return nil
  }

  var array: [PDFValue]? {
    if case .array(let values) = self { return values }
    return nil
  }

  /// The entries of a dictionary or a stream; nil for other values.
  var entries: [String: PDFValue]? {
    switch self {
    case .dictionary(let entries), .stream(let entries, _): entries
    default: nil
    }
  }
}
