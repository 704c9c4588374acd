import Basics

/// The objects of a PDF file that cairo has written, found by its cross-reference tables: classic tables (cairo 1.16),
/// or cross-reference streams with object streams (1.18).
/// The objects by number.
struct CairoFile {
  var objects: [Int: PDFObject] = [:]
  private var last = 0
  private(set) var trailer = PDFEntries()
  private var places: [Int: Place] = [:]

  private enum Place {
    case offset(Int), inStream(Int)
  }

  init(_ bytes: [UInt8]) throws(Diagnostic) {
    guard let mark = Self.lastStart(of: "startxref", in: bytes) else { throw .unexpectedPDF("it has no end") }
    var lexer = ObjectLexer(bytes, at: mark + 9)
    var next = lexer.integer()
    var seen: Set<Int> = []
    while let start = next, seen.insert(start).inserted { next = try readTable(bytes, at: start) }
    var containers: Set<Int> = []
    for (number, place) in places {
      switch place {
      case .offset(let offset): objects[number] = try object(bytes, at: offset)
      case .inStream(let container): containers.insert(container)
      }
    }
    for container in containers.sorted() { try addObjects(of: container) }
    last = objects.keys.max() ?? 0
  }

  private static func lastStart(of word: String, in bytes: [UInt8]) -> Int? {
    bytes.indices.reversed().first { bytes[$0...].starts(with: word.utf8) }
  }

  func resolved(_ value: PDFObject?) -> PDFObject? {
    var value = value
    for _ in 0..<16 {
      guard case .reference(let number)? = value else { return value }
      value = objects[number]
    }
    return nil
  }

  /// Returns the bytes of a stream, decompressed. The stream must not use predictors.
  ///
  /// - Throws: an error for anything but a stream that is not compressed or is compressed by `FlateDecode`.
  func data(_ value: PDFObject?) throws(Diagnostic) -> [UInt8] {
    guard case .stream(let entries, let bytes)? = resolved(value) else { throw .unexpectedPDF("a stream is missing") }
    let filter = resolved(entries["Filter"])
    guard let name = filter?.name ?? filter?.array?.first?.name else { return bytes }
    guard name == "FlateDecode" else { throw .unexpectedPDF("a page is packed by \(name)") }
    return try Flate.inflate(bytes)
  }

  mutating func add(_ value: PDFObject) -> Int {
    last += 1
    objects[last] = value
    return last
  }

  /// Returns the object numbers of the pages, in page order.
  func pages() -> [Int] {
    var pages: [Int] = []
    var seen: Set<Int> = []
    func visit(_ number: Int) {
      guard seen.insert(number).inserted, let entries = objects[number]?.entries else { return }
      guard let kids = resolved(entries["Kids"])?.array else { return pages.append(number) }
      kids.compactMap(\.reference).forEach(visit)
    }
    if let root = trailer["Root"]?.reference, let tree = objects[root]?.entries?["Pages"]?.reference { visit(tree) }
    return pages
  }
}

// MARK: Cross-reference tables

extension CairoFile {
  /// Reads one cross-reference table with its trailer.
  ///
  /// - Returns: The position of the previous table; nil if this is the first.
  private mutating func readTable(_ bytes: [UInt8], at start: Int) throws(Diagnostic) -> Int? {
    var lexer = ObjectLexer(bytes, at: start)
    guard lexer.skip("xref") else { return try readStreamTable(bytes, at: start) }
    while let first = lexer.integer(), let count = lexer.integer() {
      guard count <= bytes.count else { throw .unexpectedPDF("its table is too long") }
      for number in first..<first + count {
        guard let offset = lexer.integer(), lexer.integer() != nil else { throw .unexpectedPDF("its table ends") }
        let isUsed = lexer.skip("n")
        guard isUsed || lexer.skip("f") else { throw .unexpectedPDF("its table is damaged") }
        if isUsed, places[number] == nil { places[number] = .offset(offset) }
      }
    }
    guard lexer.skip("trailer"), let entries = try lexer.value().entries else { throw .unexpectedPDF("no trailer") }
    return merge(trailer: entries)
  }

  private mutating func readStreamTable(_ bytes: [UInt8], at start: Int) throws(Diagnostic) -> Int? {
    let stream = try object(bytes, at: start)
    guard let entries = stream.entries, let widths = entries["W"]?.array?.compactMap(\.int), widths.count == 3,
      let size = entries["Size"]?.int
    else { throw .unexpectedPDF("its table is damaged") }
    let data = try data(stream)
    let ranges = entries["Index"]?.array?.compactMap(\.int) ?? [0, size]
    var position = 0
    func field(_ width: Int) -> Int {
      let end = min(position + max(0, min(width, 7)), data.count)
      defer { position = end }
      return data[position..<end].reduce(0) { $0 << 8 | Int($1) }
    }
    for pair in stride(from: 0, to: ranges.count - 1, by: 2) {
      for number in ranges[pair]..<ranges[pair] + min(ranges[pair + 1], data.count) {
        let kind = widths[0] == 0 ? 1 : field(widths[0])
        let (second, _) = (field(widths[1]), field(widths[2]))
        guard places[number] == nil else { continue }
        if kind == 1 { places[number] = .offset(second) }
        if kind == 2 { places[number] = .inStream(second) }
      }
    }
    return merge(trailer: entries)
  }

  /// Adds a trailer. Entries that a newer table has set stay. Returns the position of the previous table.
  private mutating func merge(trailer entries: PDFEntries) -> Int? {
    for (key, value) in entries where trailer[key] == nil { trailer[key] = value }
    return entries["Prev"]?.int
  }

  private func object(_ bytes: [UInt8], at offset: Int) throws(Diagnostic) -> PDFObject {
    var lexer = ObjectLexer(bytes, at: offset)
    guard lexer.integer() != nil, lexer.integer() != nil, lexer.skip("obj") else {
      throw .unexpectedPDF("no object at \(offset)")
    }
    let value = try lexer.value()
    guard case .dictionary(let entries) = value, lexer.skip("stream") else { return value }
    var start = lexer.position
    if start < bytes.count, bytes[start] == 13 { start += 1 }
    if start < bytes.count, bytes[start] == 10 { start += 1 }
    var length = entries["Length"]?.int
    if case .reference(let number)? = entries["Length"], case .offset(let place)? = places[number] {
      length = try object(bytes, at: place).int
    }
    guard let length, length >= 0, length <= bytes.count - start else { throw .unexpectedPDF("a length is wrong") }
    return .stream(entries, Array(bytes[start..<start + length]))
  }

  private mutating func addObjects(of container: Int) throws(Diagnostic) {
    guard let entries = objects[container]?.entries, let first = entries["First"]?.int, let count = entries["N"]?.int
    else { throw .unexpectedPDF("packed objects are missing") }
    let bytes = try data(.reference(container))
    var header = ObjectLexer(bytes)
    for _ in 0..<min(count, bytes.count) {
      guard let number = header.integer(), let offset = header.integer() else { break }
      var lexer = ObjectLexer(bytes, at: first + offset)
      if case .inStream(container)? = places[number] { objects[number] = try lexer.value() }
    }
  }
}
