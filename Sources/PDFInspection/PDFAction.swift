import Basics

/// What a PDF does when somebody opens it, follows a link or fills in a form (ISO 32000-1, 12.6).
package enum PDFAction: Hashable, Sendable, Comparable {
  /// Opens an address.
  case address(String)
  /// Goes to a place in the file.
  case destination
  /// Any other kind, by its name: `JavaScript`, `Launch`, `SubmitForm`.
  case other(String)

  /// Those that a document may have: links to its own places, and to addresses that every document may link to.
  var isHarmless: Bool {
    switch self {
    case .address(let text): Address(text) != nil
    case .destination: true
    case .other: false
    }
  }

  /// For messages.
  var summary: String {
    switch self {
    case .address(let text): "a link to '\(text)'"
    case .destination: "a link within the file"
    case .other(let kind): "an action of type \(kind)"
    }
  }
}

/// Looks for actions in all objects of a file, whether or not a page leads to them: readers find ways that are not in the
/// tree of pages.
struct PDFActionSearch {
  private let file: PDFFile
  private var work: PDFWork
  private(set) var actions: Set<PDFAction> = []

  /// Keys whose value is an action, or a dictionary of actions by their occasions.
  private static let keys: Set = ["A", "OpenAction", "Next", "PA"]
  private static let occasions = "AA"
  /// Kinds that no other dictionary has as its `S`, so that they are found wherever they stand.
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

  /// What an object is, whoever refers to it.
  private mutating func note(_ entries: [String: PDFValue]) throws(Diagnostic) {
    if entries["JS"] != nil { actions.insert(.other("JavaScript")) }
    if entries["XFA"] != nil { actions.insert(.other("XFA")) }
    if file.resolved(entries["Type"]).name == "Action" { try add(.dictionary(entries)) }
    if let kind = file.resolved(entries["S"]).name, Self.dangerous.contains(kind) { actions.insert(.other(kind)) }
  }

  /// An action, or several of them. A place in the file may stand in its stead, and `A` has other meanings too.
  private mutating func add(_ value: PDFValue) throws(Diagnostic) {
    try work.spend(1)
    let resolved = file.resolved(value)
    // What is not found here may be found by a reader.
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
