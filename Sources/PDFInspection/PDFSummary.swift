/// The facts of a PDF that a submission checker checks.
package struct PDFSummary: Sendable {
  package struct FontUse: Sendable, Hashable {
    package let name: String
    /// As the file says: `TrueType`, `Type1`, `Type3`, `CIDFontType2`…
    package let type: String
    package let isEmbedded: Bool
    /// Whether only the glyphs used are embedded: the name has a tag such as `ABCDEF+`.
    package let isSubset: Bool
  }

  /// In points, without turning.
  package private(set) var pageSizes: [PageSize] = []
  package private(set) var fonts: [FontUse] = []
  /// The kinds of annotations, such as `Link`, one entry each.
  package private(set) var annotations: [String] = []
  package let hasOutline: Bool
  package let isEncrypted: Bool

  /// Nil if the bytes are not a PDF.
  package init?(_ bytes: [UInt8]) {
    guard let file = PDFFile(bytes), let catalog = file.resolved(file.trailer["Root"]).entries else { return nil }
    isEncrypted = file.trailer["Encrypt"] != nil
    let outline = file.resolved(catalog["Outlines"]).entries
    hasOutline = outline?["First"] != nil
    var walk = PageWalk(file: file)
    walk.visit(file.resolved(catalog["Pages"]), inherited: [:], depth: 0)
    pageSizes = walk.pageSizes
    fonts = walk.fonts.sorted { ($0.name, $0.type) < ($1.name, $1.type) }
    annotations = walk.annotations
  }
}

/// Collects facts over the tree of pages.
private struct PageWalk {
  let file: PDFFile
  var pageSizes: [PageSize] = []
  var fonts: Set<PDFSummary.FontUse> = []
  var annotations: [String] = []
  private static let deepest = 32
  private static let maximumPages = 100_000

  init(file: PDFFile) {
    self.file = file
  }

  mutating func visit(_ node: PDFValue, inherited: [String: PDFValue], depth: Int) {
    guard let entries = node.entries, depth < Self.deepest, pageSizes.count < Self.maximumPages else { return }
    var inherited = inherited
    for key in ["MediaBox", "Resources"] { inherited[key] = entries[key] ?? inherited[key] }
    if let kids = file.resolved(entries["Kids"]).array {
      for kid in kids { visit(file.resolved(kid), inherited: inherited, depth: depth + 1) }
      return
    }
    pageSizes.append(size(file.resolved(inherited["MediaBox"])))
    addFonts(file.resolved(inherited["Resources"]), depth: 0)
    for annotation in file.resolved(entries["Annots"]).array ?? [] {
      annotations.append(file.resolved(file.resolved(annotation).entries?["Subtype"]).name ?? "unknown")
    }
  }

  private func size(_ box: PDFValue) -> PageSize {
    let numbers = (box.array ?? []).map { file.resolved($0).number ?? 0 }
    return numbers.count == 4
      ? PageSize(width: abs(numbers[2] - numbers[0]), height: abs(numbers[3] - numbers[1]))
      : PageSize(width: 0, height: 0)
  }

  /// The fonts of a page, and of the forms that it draws.
  private mutating func addFonts(_ resources: PDFValue, depth: Int) {
    guard let entries = resources.entries, depth < Self.deepest else { return }
    for (_, font) in file.resolved(entries["Font"]).entries ?? [:] { addFont(file.resolved(font)) }
    for (_, object) in file.resolved(entries["XObject"]).entries ?? [:] {
      addFonts(file.resolved(file.resolved(object).entries?["Resources"]), depth: depth + 1)
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
