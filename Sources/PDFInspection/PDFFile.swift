import Basics

/// The objects of a PDF file by number, found by reading the file from end to end: its cross-reference table is not
/// trusted.
struct PDFFile {
  private var objects: [Int: PDFValue] = [:]
  private(set) var trailer: [String: PDFValue] = [:]

  /// Nil if the bytes are not a PDF.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Array("%PDF-".utf8)) else { return nil }
    var streams: [PDFValue] = []
    var position = 0
    while let keyword = bytes.firstRange(ofText: " obj", from: position) {
      position = keyword.upperBound
      guard let number = Self.objectNumber(before: keyword.lowerBound, in: bytes) else { continue }
      let (object, end) = Self.object(at: position, in: bytes)
      objects[number] = object
      position = end
      if case .stream(let entries, _) = object { streams.append(object); mergeTrailer(entries) }
    }
    for stream in streams where stream.entries?["Type"]?.name == "ObjStm" { addObjects(of: stream) }
    readTrailers(bytes)
    guard trailer["Root"] != nil else { return nil }
  }

  /// A value with references followed.
  func resolved(_ value: PDFValue?) -> PDFValue {
    var value = value ?? .null
    for _ in 0..<16 {
      guard case .reference(let number) = value else { return value }
      value = objects[number] ?? .null
    }
    return .null
  }

  /// The decompressed bytes of a stream without predictors.
  func data(_ value: PDFValue) -> [UInt8]? {
    guard case .stream(let entries, let bytes) = value else { return nil }
    let filter = resolved(entries["Filter"])
    guard let name = filter.name ?? filter.array?.first?.name else { return Array(bytes) }
    return name == "FlateDecode" ? Inflate.zlib(bytes) : nil
  }
}

// MARK: Finding objects

extension PDFFile {
  /// The N of `N G obj`, whose ` obj` begins at `end`.
  private static func objectNumber(before end: Int, in bytes: [UInt8]) -> Int? {
    var position = end
    func digitsStart() -> Int {
      var start = position
      while start > 0, (48...57).contains(bytes[start - 1]) { start -= 1 }
      return start
    }
    let generation = digitsStart()
    guard generation < position, generation > 0, bytes[generation - 1] == 32 else { return nil }
    position = generation - 1
    let start = digitsStart()
    guard start < position, position - start < 10 else { return nil }
    return Int(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private static func object(at position: Int, in bytes: [UInt8]) -> (PDFValue, end: Int) {
    var parser = PDFParser(bytes, at: position)
    let value = parser.value()
    guard case .dictionary(let entries) = value, parser.skip("stream") else { return (value, parser.position) }
    var start = parser.position
    if start < bytes.count, bytes[start] == 13 { start += 1 }
    if start < bytes.count, bytes[start] == 10 { start += 1 }
    let declared = entries["Length"]?.number.map { start + max(0, Int(min($0, 1e9))) }
    if let declared, declared <= bytes.count,
      let next = bytes.firstRange(ofText: "endstream", from: declared), next.lowerBound - declared < 4
    {
      return (.stream(entries, bytes[start..<declared]), next.upperBound)
    }
    guard let end = bytes.firstRange(ofText: "endstream", from: start) else { return (value, parser.position) }
    return (.stream(entries, bytes[start..<end.lowerBound]), end.upperBound)
  }

  /// Objects that are compressed in one stream (7.5.7).
  private mutating func addObjects(of stream: PDFValue) {
    guard let entries = stream.entries, let data = data(stream), let first = entries["First"]?.number.map({ Int($0) }),
      let count = entries["N"]?.number
    else { return }
    var header = PDFParser(data)
    for _ in 0..<Int(min(max(count, 0), 1e6)) {
      guard let number = header.integer(), let offset = header.integer() else { return }
      var parser = PDFParser(data, at: first + offset)
      objects[number] = parser.value()
    }
  }

  private mutating func readTrailers(_ bytes: [UInt8]) {
    var position = 0
    while let keyword = bytes.firstRange(ofText: "trailer", from: position) {
      var parser = PDFParser(bytes, at: keyword.upperBound)
      if let entries = parser.value().entries { mergeTrailer(entries) }
      position = keyword.upperBound
    }
  }

  private mutating func mergeTrailer(_ entries: [String: PDFValue]) {
    guard entries["Root"] != nil else { return }
    trailer.merge(entries) { $1 }
  }
}
