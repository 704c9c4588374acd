import Basics

/// Something that a PDF does when somebody opens it, follows a link or fills in a form (ISO 32000-1, 12.6).
package enum PDFAction: Hashable, Sendable, Comparable {
  /// Opens an address.
  case address(String)
  /// Goes to a place in the file.
  case destination
  /// Any other action by its type, such as `JavaScript`, `Launch` or `SubmitForm`.
  case other(String)

  /// True for actions that every document may have: links to places in the file, and to addresses that `Address`
  /// allows.
  var isHarmless: Bool {
    switch self {
    case .address(let text): Address(text) != nil
    case .destination: true
    case .other: false
    }
  }

  /// The action in words, for messages.
  var summary: String {
    switch self {
    case .address(let text): "a link to '\(text)'"
    case .destination: "a link within the file"
    case .other(let kind): "an action of type \(kind)"
    }
  }
}

/// A search for actions in all objects of a file, whether or not a page refers to them. Readers can reach objects in
/// ways that the page tree does not show.
struct PDFActionSearch {
  private let file: PDFFile
  private var work: PDFWork
  private(set) var actions: Set<PDFAction> = []

  /// The keys whose value is an action or an array of actions.
  private static let keys: Set = ["A", "OpenAction", "Next", "PA"]
  /// The key whose value is a dictionary of actions by trigger event.
  private static let occasions = "AA"
  /// Types of actions that no other dictionary has as its `S`, so that they are recognised in any dictionary.
  private static let dangerous: Set = [
    "JavaScript", "Launch", "GoToR", "GoToE", "SubmitForm", "ImportData", "ResetForm", "Rendition",
    "RichMediaExecute", "SetOCGState", "GoTo3DView",
  ]

  init(_ file: PDFFile) throws(Diagnostic) {
    self.file = file
    work = file.work
    for value in file.allObjects { try visit(value) }
  }

  private mutating func visit(_ value: PDFValue) throws(Diagnostic) {
    try work.spend(1)
    if let values = value.array { for value in values { try visit(value) } }
    guard let entries = value.entries else { return }
    try note(entries)
    for (key, value) in entries {
      if Self.keys.contains(key) { try add(value) }
      if key == Self.occasions { for (_, value) in file.resolved(value).entries ?? [:] { try add(value) } }
      if key == "Base", case .string(let bytes) = file.resolved(value) { actions.insert(.address(Self.text(bytes))) }
      try visit(value)
    }
  }

  /// Records what a dictionary is by itself, whatever key refers to it.
  private mutating func note(_ entries: [String: PDFValue]) throws(Diagnostic) {
    if entries["JS"] != nil { actions.insert(.other("JavaScript")) }
    if entries["XFA"] != nil { actions.insert(.other("XFA")) }
    if file.resolved(entries["Type"]).name == "Action" { try add(.dictionary(entries)) }
    if let kind = file.resolved(entries["S"]).name, Self.dangerous.contains(kind) { actions.insert(.other(kind)) }
  }

  /// Records an action, or each action of an array. The value may also be a destination, and `A` has other meanings
  /// too; those are ignored.
  private mutating func add(_ value: PDFValue) throws(Diagnostic) {
    try work.spend(1)
    let resolved = file.resolved(value)
    // The referenced object was not found here, but a reader may find it.
    if case .reference = value, case .null = resolved { actions.insert(.other("unknown")) }
    for value in resolved.array ?? [] {
      try work.spend(1)
      if file.resolved(value).entries?["S"] != nil { try add(value) }
    }
    guard let entries = resolved.entries, let type = entries["S"] else { return }
    switch file.resolved(type).name {
    case "URI":
      guard case .string(let bytes) = file.resolved(entries["URI"]) else { break }
      actions.insert(.address(Self.text(bytes)))
    case "GoTo": actions.insert(.destination)
    case let kind: actions.insert(.other(kind ?? "unknown"))
    }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
