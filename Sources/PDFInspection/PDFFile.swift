import Basics

/// The objects of a PDF file by number. They are found by reading the whole file, because the cross-reference table of
/// a damaged or hostile file may be wrong.
struct PDFFile {
  private var objects: [Int: PDFValue] = [:]
  private(set) var trailer: [String: PDFValue] = [:]
  private(set) var work: PDFWork
  /// True if some objects are compressed in a way that is not supported here, so that they could be anything.
  private(set) var hasUnreadObjects = false

  /// Reads the objects of a file.
  ///
  /// - Throws: `badData` if the bytes are not a PDF, or if they need far more work than their size explains.
  init(_ bytes: [UInt8], name: String) throws(Diagnostic) {
    work = PDFWork(forBytes: bytes.count, of: name)
    guard bytes.starts(with: Array("%PDF-".utf8)) else { throw Self.noPDF(name) }
    var streams: [PDFValue] = []
    var position = 0
    while let keyword = bytes.firstRange(ofText: "obj", from: position) {
      position = keyword.upperBound
      guard let number = Self.objectNumber(before: keyword.lowerBound, in: bytes) else { continue }
      let (object, end) = try object(at: position, in: bytes)
      objects[number] = object
      position = end
      if case .stream(let entries, _) = object { streams.append(object); mergeTrailer(entries) }
    }
    for stream in streams where stream.entries?["Type"]?.name == "ObjStm" { try addObjects(of: stream) }
    try readTrailers(bytes)
    guard trailer["Root"] != nil else { throw Self.noPDF(name) }
  }

  mutating func spend(_ count: Int) throws(Diagnostic) { try work.spend(count) }

  static func noPDF(_ name: String) -> Diagnostic { Diagnostic(.badData, "'\(name)' is not a PDF file") }

  /// All objects in the order of their numbers, followed by the trailer.
  var allObjects: [PDFValue] {
    objects.sorted { $0.key < $1.key }.map(\.value) + [.dictionary(trailer)]
  }

  /// Returns a value with references followed, up to 16 in a row.
  func resolved(_ value: PDFValue?) -> PDFValue {
    var value = value ?? .null
    for _ in 0..<16 {
      guard case .reference(let number) = value else { return value }
      value = objects[number] ?? .null
    }
    return .null
  }

  /// Returns the decompressed bytes of a stream; nil if there is no stream, or if it uses other filters or predictors.
  mutating func data(_ value: PDFValue) throws(Diagnostic) -> [UInt8]? {
    guard case .stream(let entries, let bytes) = value else { return nil }
    let filter = resolved(entries["Filter"])
    guard let name = filter.name ?? filter.array?.first?.name else { return Array(bytes) }
    let isPlain = entries["DecodeParms"] == nil && filter.array.map { $0.count == 1 } ?? true
    guard name == "FlateDecode", isPlain, let data = Inflate.zlib(bytes, atMost: work.left) else { return nil }
    try work.spend(data.count)
    return data
  }
}

// MARK: Finding objects

extension PDFFile {
  /// Returns the N of `N G obj`, where `obj` begins at `end`. Any white space may separate the three. Nil if it is not
  /// there.
  private static func objectNumber(before end: Int, in bytes: [UInt8]) -> Int? {
    let generation = digits(before: spaces(before: end, in: bytes), in: bytes)
    let gap = spaces(before: generation.lowerBound, in: bytes)
    guard !generation.isEmpty, gap < generation.lowerBound else { return nil }
    let number = digits(before: gap, in: bytes)
    guard !number.isEmpty, number.count < 10 else { return nil }
    return Int(String(decoding: bytes[number], as: UTF8.self))
  }

  /// Returns where the white space that ends at an index begins.
  private static func spaces(before end: Int, in bytes: [UInt8]) -> Int {
    var start = end
    while start > 0, PDFParser.isSpace(bytes[start - 1]) { start -= 1 }
    return start
  }

  private static func digits(before end: Int, in bytes: [UInt8]) -> Range<Int> {
    var start = end
    while start > 0, (48...57).contains(bytes[start - 1]) { start -= 1 }
    return start..<end
  }

  private mutating func object(
    at position: Int, in bytes: [UInt8]
  ) throws(Diagnostic) -> (PDFValue, end: Int) {
    var parser = PDFParser(bytes, at: position)
    let value = try work.value(&parser)
    guard case .dictionary(let entries) = value, parser.skip("stream") else { return (value, parser.position) }
    var start = parser.position
    if start < bytes.count, bytes[start] == 13 { start += 1 }
    if start < bytes.count, bytes[start] == 10 { start += 1 }
    if let declared = Self.end(ofStreamAt: start, entries, in: bytes) {
      return (.stream(entries, bytes[start..<declared.lowerBound]), declared.upperBound)
    }
    try work.spend(1)
    guard let end = bytes.firstRange(ofText: "endstream", from: start) else {
      try work.spend(bytes.count - start)
      return (value, parser.position)
    }
    return (.stream(entries, bytes[start..<end.lowerBound]), end.upperBound)
  }

  /// Returns the range of `endstream` if it is where the stream's `Length` says; otherwise nil.
  private static func end(ofStreamAt start: Int, _ entries: [String: PDFValue], in bytes: [UInt8]) -> Range<Int>? {
    guard let length = entries["Length"]?.count, length <= bytes.count - start else { return nil }
    var parser = PDFParser(bytes, at: start + length)
    guard parser.skip("endstream") else { return nil }
    return start + length..<parser.position
  }

  /// Adds the objects in an object stream (7.5.7).
  private mutating func addObjects(of stream: PDFValue) throws(Diagnostic) {
    guard let entries = stream.entries else { return }
    guard let data = try data(stream) else { return hasUnreadObjects = true }
    guard let first = entries["First"]?.count,
      let count = entries["N"]?.count, first <= data.count
    else { return }
    var header = PDFParser(data)
    for _ in 0..<min(count, data.count) {
      guard let number = header.integer(), let offset = header.integer(), offset <= data.count - first else { return }
      var parser = PDFParser(data, at: first + offset)
      objects[number] = try work.value(&parser)
    }
  }

  private mutating func readTrailers(_ bytes: [UInt8]) throws(Diagnostic) {
    var position = 0
    while let keyword = bytes.firstRange(ofText: "trailer", from: position) {
      var parser = PDFParser(bytes, at: keyword.upperBound)
      if let entries = try work.value(&parser).entries { mergeTrailer(entries) }
      position = keyword.upperBound
    }
  }

  private mutating func mergeTrailer(_ entries: [String: PDFValue]) {
    guard entries["Root"] != nil else { return }
    trailer.merge(entries) { $1 }
  }
}
