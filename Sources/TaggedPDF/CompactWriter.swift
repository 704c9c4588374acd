/// Writes a new file with all objects that can be reached from the catalogue and the document information, in the order
/// of that search. Objects are packed into object streams (ISO 32000-1, 7.5.7 and 7.5.8), so that the structure tree
/// takes a fifth of the space. Equal objects give equal bytes.
struct CompactWriter {
  private var out: [UInt8] = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 10]
  /// The new number of each object, by old number.
  private var numbers: [Int: Int] = [:]
  /// The rows of the cross-reference stream, by object number: the kind, then the offset in the file or the number of
  /// the object stream, then the index in that stream. The first row is the free object 0.
  private var rows: [(kind: Int, place: Int, index: Int)] = [(0, 0, 65535)]

  /// The number of objects in one object stream.
  private static let groupSize = 200

  /// Returns the bytes of the file.
  ///
  /// - Parameters:
  ///   - file: The objects.
  ///   - root: The object number of the catalogue.
  ///   - info: The object number of the document information.
  static func bytes(_ file: CairoFile, root: Int, info: Int) -> [UInt8] {
    var writer = CompactWriter()
    return writer.written(file, root: root, info: info)
  }

  private mutating func written(_ file: CairoFile, root: Int, info: Int) -> [UInt8] {
    let order = file.reachable(from: [root, info])
    for (index, old) in order.enumerated() { numbers[old] = index + 1 }
    rows += order.map { _ in (0, 0, 0) }
    var plain: [(number: Int, value: PDFObject)] = []
    for (index, old) in order.enumerated() {
      guard let value = file.objects[old] else { continue }
      if case .stream = value { place(index + 1, value) } else { plain.append((index + 1, value)) }
    }
    for start in stride(from: 0, to: plain.count, by: Self.groupSize) {
      pack(plain[start..<min(start + Self.groupSize, plain.count)])
    }
    writeTable(root: root, info: info)
    return out
  }

  private mutating func place(_ number: Int, _ value: PDFObject) {
    rows[number] = (1, out.count, 0)
    out += "\(number) 0 obj\n".utf8
    value.write(to: &out, numbers: numbers)
    out += "\nendobj\n".utf8
  }

  private mutating func pack(_ group: ArraySlice<(number: Int, value: PDFObject)>) {
    let container = rows.count
    rows.append((0, 0, 0))
    var (header, body): ([UInt8], [UInt8]) = ([], [])
    for (index, object) in group.enumerated() {
      rows[object.number] = (2, container, index)
      header += "\(object.number) \(body.count) ".utf8
      object.value.write(to: &body, numbers: numbers)
      body.append(10)
    }
    let entries: PDFEntries = ["Type": .name("ObjStm"), "N": .number(group.count), "First": .number(header.count)]
    place(container, Flate.stream(header + body, entries))
  }

  private mutating func writeTable(root: Int, info: Int) {
    let table = out.count
    rows.append((1, table, 0))
    let data = rows.flatMap { kind, second, third in
      [kind, second >> 24, second >> 16, second >> 8, second, third >> 8, third].map { UInt8(truncatingIfNeeded: $0) }
    }
    let identifier = Self.identifier(of: out)
    let entries: PDFEntries = [
      "Type": .name("XRef"), "Size": .number(rows.count), "W": .array([.number(1), .number(4), .number(2)]),
      "Root": .reference(root), "Info": .reference(info), "ID": .array([identifier, identifier]),
    ]
    place(rows.count - 1, Flate.stream(data, entries))
    out += "startxref\n\(table)\n%%EOF\n".utf8
  }

  /// Returns the file identifier: two FNV-1a hashes of all bytes so far, with different initial values.
  private static func identifier(of bytes: [UInt8]) -> PDFObject {
    var sums: (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x9AE1_6A3B_2F90_404F)
    for byte in bytes {
      sums.0 = (sums.0 ^ UInt64(byte)) &* 0x100_0000_01B3
      sums.1 = (sums.1 ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = [sums.0, sums.1].flatMap { sum in (0..<8).map { UInt8(truncatingIfNeeded: sum >> (56 - 8 * $0)) } }
    return .atom([UInt8(ascii: "<")] + digits.flatMap(PDFObject.hexadecimal) + [UInt8(ascii: ">")])
  }
}

extension CairoFile {
  fileprivate func reachable(from roots: [Int]) -> [Int] {
    var order: [Int] = []
    var seen: Set<Int> = []
    var stack = Array(roots.reversed())
    while let number = stack.popLast() {
      guard let value = objects[number], seen.insert(number).inserted else { continue }
      order.append(number)
      var next: [Int] = []
      value.forEachReference { next.append($0) }
      stack += next.reversed()
    }
    return order
  }
}
