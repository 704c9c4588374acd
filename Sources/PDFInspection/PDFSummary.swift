import Basics

/// The facts of a PDF that submission checkers look at.
package struct PDFSummary: Sendable {
  /// A font of the file.
  package struct FontUse: Sendable, Hashable {
    package let name: String
    /// The font type as the file names it: `TrueType`, `Type1`, `Type3`, `CIDFontType2`…
    package let type: String
    package let isEmbedded: Bool
    /// True if only the used glyphs are embedded. The name then begins with a tag such as `ABCDEF+`.
    package let isSubset: Bool
  }

  /// The size of each page in points, without rotation.
  package private(set) var pageSizes: [PageSize] = []
  package private(set) var fonts: [FontUse] = []
  /// The types of the annotations, such as `Link`, one entry for each annotation.
  package private(set) var annotations: [String] = []
  /// What the file does when somebody opens it or follows a link. Each action occurs once.
  package private(set) var actions: [PDFAction] = []
  /// True if some objects are compressed in a way that is not supported here, so that they could be anything.
  package let hasUnreadObjects: Bool
  package let hasOutline: Bool
  package let isEncrypted: Bool
  package let access: PDFAccess

  /// Reads the facts of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: The name of the file, for errors.
  /// - Throws: `badData` if the bytes are not a PDF, or if they need far more work than their size explains.
  package init(_ bytes: [UInt8], name: String) throws(Diagnostic) {
    let file = try PDFFile(bytes, name: name)
    guard let catalog = file.resolved(file.trailer["Root"]).entries else { throw PDFFile.noPDF(name) }
    hasUnreadObjects = file.hasUnreadObjects
    isEncrypted = file.trailer["Encrypt"] != nil
    let outline = file.resolved(catalog["Outlines"]).entries
    hasOutline = outline?["First"] != nil
    var walk = PageWalk(file: file)
    try walk.visit(catalog["Pages"], inherited: [:], depth: 0)
    pageSizes = walk.pageSizes
    fonts = walk.fonts.sorted { ($0.name, $0.type) < ($1.name, $1.type) }
    annotations = walk.annotations
    actions = try PDFActionSearch(file).actions.sorted()
    access = try PDFAccess(file, catalog: catalog)
  }
}

/// A walk over the page tree that collects facts. It visits each numbered object once, so that a page that is named
/// twice counts once, and forms that draw each other end.
private struct PageWalk {
  let file: PDFFile
  var work: PDFWork
  var pageSizes: [PageSize] = []
  var fonts: Set<PDFSummary.FontUse> = []
  var annotations: [String] = []
  private var visited: Set<Int> = []
  private static let deepest = 64

  init(file: PDFFile) {
    self.file = file
    work = file.work
  }

  /// Returns true if an object was not visited before. An object without a number always counts as new.
  private mutating func isNew(_ value: PDFValue?) throws(Diagnostic) -> Bool {
    try work.spend(1)
    guard case .reference(let number)? = value else { return true }
    return visited.insert(number).inserted
  }

  mutating func visit(
    _ node: PDFValue?, inherited: [String: PDFValue], depth: Int
  ) throws(Diagnostic) {
    guard try isNew(node), let entries = file.resolved(node).entries, depth < Self.deepest else { return }
    var inherited = inherited
    for key in ["MediaBox", "Resources"] { inherited[key] = entries[key] ?? inherited[key] }
    if let kids = file.resolved(entries["Kids"]).array {
      for kid in kids { try visit(kid, inherited: inherited, depth: depth + 1) }
      return
    }
    pageSizes.append(size(file.resolved(inherited["MediaBox"])))
    try addFonts(inherited["Resources"], depth: 0)
    for annotation in file.resolved(entries["Annots"]).array ?? [] {
      try work.spend(1)
      annotations.append(file.resolved(file.resolved(annotation).entries?["Subtype"]).name ?? "unknown")
    }
  }

  private func size(_ box: PDFValue) -> PageSize {
    let numbers = (box.array ?? []).map { file.resolved($0).number ?? 0 }
    return numbers.count == 4
      ? PageSize(width: abs(numbers[2] - numbers[0]), height: abs(numbers[3] - numbers[1]))
      : PageSize(width: 0, height: 0)
  }

  /// Adds the fonts of a page's resources, and of the forms that it draws.
  private mutating func addFonts(_ resources: PDFValue?, depth: Int) throws(Diagnostic) {
    guard try isNew(resources), let entries = file.resolved(resources).entries, depth < Self.deepest else { return }
    for (_, font) in file.resolved(entries["Font"]).entries ?? [:] where try isNew(font) {
      addFont(file.resolved(font))
    }
    for (_, object) in file.resolved(entries["XObject"]).entries ?? [:] where try isNew(object) {
      try addFonts(file.resolved(object).entries?["Resources"], depth: depth + 1)
    }
  }

  private mutating func addFont(_ font: PDFValue) {
    guard let entries = font.entries else { return }
    let descendant = file.resolved(file.resolved(entries["DescendantFonts"]).array?.first)
    let inner = descendant.entries ?? entries
    let name = file.resolved(entries["BaseFont"]).name ?? file.resolved(entries["Name"]).name ?? "unnamed"
    let type = file.resolved(inner["Subtype"]).name ?? "unknown"
    let descriptor = file.resolved(inner["FontDescriptor"]).entries ?? [:]
    let isEmbedded = type == "Type3" || ["FontFile", "FontFile2", "FontFile3"].contains { descriptor[$0] != nil }
    let isSubset = name.count > 7 && Array(name.utf8)[6] == UInt8(ascii: "+")
    fonts.insert(PDFSummary.FontUse(name: name, type: type, isEmbedded: isEmbedded, isSubset: isSubset))
  }
}
