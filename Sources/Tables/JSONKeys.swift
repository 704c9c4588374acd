import Basics

/// The keys of all objects met so far, and the columns of their values. Rows usually have the same keys in the same
/// order, so a key is first compared with the one after the last key found.
struct JSONKeys {
  /// A key at one place in an object, with its range in the bytes.
  struct Place {
    fileprivate var node: Int
    fileprivate var entry: Int
    fileprivate var field: Field
  }

  /// The node of the rows' objects.
  static let root = 0

  /// An object: that of a row, or one nested in it.
  private struct Node {
    /// The keys that lead to the object, joined by points.
    var path: String
    var entries: [Entry] = []
    /// The index of a key in `entries`.
    var entryOf: [[UInt8]: Int] = [:]
    /// The index of the entry that is expected next.
    var next = 0
  }

  private struct Entry {
    /// The bytes between the quotes of the key, still escaped.
    var key: [UInt8]
    /// The column of the key's values; nil if not known yet.
    var column: Int?
    /// The node of the object that is the key's value; nil if there is none yet.
    var below: Int?
  }

  private var nodes = [Node(path: "")]

  /// Finds a key of a node, and adds it if it is new.
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

  /// Returns the node of the object that is the value of a key.
  mutating func below(_ place: Place, of bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> Int {
    if let node = nodes[place.node].entries[place.entry].below { return node }
    nodes.append(Node(path: try name(place, of: bytes)))
    nodes[place.node].entries[place.entry].below = nodes.count - 1
    return nodes.count - 1
  }

  /// Returns the column's name: the key and the keys above it, joined by points.
  ///
  /// - Parameters:
  ///   - place: the key.
  ///   - bytes: the bytes in which it was found.
  func name(_ place: Place, of bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> String {
    let path = nodes[place.node].path
    let key = try JSONEscapes.unescaped(place.field, of: bytes)
    return (path.isEmpty ? "" : path + ".") + String(decoding: key, as: UTF8.self)
  }
}
