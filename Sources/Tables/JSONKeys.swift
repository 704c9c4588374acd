import Basics

/// The keys of objects as they were met, and the columns of their values. Rows repeat each other's keys, so each is first
/// looked for behind the one before it.
struct JSONKeys {
  /// A key of an object.
  struct Place {
    fileprivate var node: Int
    fileprivate var entry: Int
    fileprivate var field: Field
  }

  static let root = 0

  /// An object: that of a row, or one within another.
  private struct Node {
    /// The keys above it, joined by points.
    var path: String
    var entries: [Entry] = []
    var entryOf: [[UInt8]: Int] = [:]
    var next = 0
  }

  private struct Entry {
    /// As it is written between its quotes.
    var key: [UInt8]
    var column: Int?
    var below: Int?
  }

  private var nodes = [Node(path: "")]

  mutating func find(_ field: Field, of bytes: UnsafeBufferPointer<UInt8>, below node: Int) -> Place {
    let key = bytes[field.range]
    var entry = nodes[node].next
    if entry >= nodes[node].entries.count || !nodes[node].entries[entry].key.elementsEqual(key) {
      entry = self.entry(Array(key), node)
    }
    nodes[node].next = entry + 1 < nodes[node].entries.count ? entry + 1 : 0
    return Place(node: node, entry: entry, field: field)
  }

  private mutating func entry(_ key: [UInt8], _ node: Int) -> Int {
    if let entry = nodes[node].entryOf[key] { return entry }
    nodes[node].entries.append(Entry(key: key))
    nodes[node].entryOf[key] = nodes[node].entries.count - 1
    return nodes[node].entries.count - 1
  }

  func column(_ place: Place) -> Int? { nodes[place.node].entries[place.entry].column }

  mutating func setColumn(_ column: Int, _ place: Place) { nodes[place.node].entries[place.entry].column = column }

  /// The node of the object that is the value of a key.
  mutating func below(_ place: Place, of bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> Int {
    if let node = nodes[place.node].entries[place.entry].below { return node }
    nodes.append(Node(path: try name(place, of: bytes)))
    nodes[place.node].entries[place.entry].below = nodes.count - 1
    return nodes.count - 1
  }

  /// The key with those above it, joined by points.
  ///
  /// - Parameter bytes: those in which the key was found.
  func name(_ place: Place, of bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> String {
    let path = nodes[place.node].path
    let key = try JSONEscapes.unescaped(place.field, of: bytes)
    return (path.isEmpty ? "" : path + ".") + String(decoding: key, as: UTF8.self)
  }
}
