import Basics

/// What a file offers to readers who cannot see it: its structure tree (ISO 32000-1, 14.7), its language and its title.
package struct PDFAccess: Sendable {
  /// The number of elements of the tree by standard type, such as `P`.
  package private(set) var elements: [String: Int] = [:]
  /// The number of figures and formulas without a description.
  package private(set) var undescribed = 0
  /// True if the file says that its content is tagged.
  package let claimsTags: Bool
  package let language: String?
  /// True if the file asks viewers to show its title in place of its file name.
  package let showsTitle: Bool
  /// The standards that the file claims to conform to, such as `PDF/UA-1`.
  package let standards: [String]

  private var visited: Set<Int> = []
  private static let deepest = 64

  init(_ file: PDFFile, catalog: [String: PDFValue]) throws(Diagnostic) {
    var file = file
    if case .boolean(true) = file.resolved(file.resolved(catalog["MarkInfo"]).entries?["Marked"]) {
      claimsTags = true
    } else {
      claimsTags = false
    }
    language = file.resolved(catalog["Lang"]).string.map { String(decoding: $0, as: UTF8.self) }
    if case .boolean(true) = file.resolved(file.resolved(catalog["ViewerPreferences"]).entries?["DisplayDocTitle"]) {
      showsTitle = true
    } else {
      showsTitle = false
    }
    standards = Self.standards(try file.data(file.resolved(catalog["Metadata"])) ?? [])
    guard let root = file.resolved(catalog["StructTreeRoot"]).entries else { return }
    let roles = file.resolved(root["RoleMap"]).entries ?? [:]
    try visit(root["K"], &file, roles.compactMapValues(\.name), depth: 0)
  }

  private mutating func visit(
    _ value: PDFValue?, _ file: inout PDFFile, _ roles: [String: String], depth: Int
  ) throws(Diagnostic) {
    try file.spend(1)
    if case .reference(let number)? = value, !visited.insert(number).inserted { return }
    guard depth < Self.deepest else { return }
    let value = file.resolved(value)
    if let kids = value.array {
      for kid in kids { try visit(kid, &file, roles, depth: depth + 1) }
    } else if let entries = value.entries, let written = file.resolved(entries["S"]).name {
      let role = roles[written] ?? written
      elements[role, default: 0] += 1
      let isMute = entries["Alt"] == nil && entries["ActualText"] == nil
      if ["Figure", "Formula"].contains(role), isMute { undescribed += 1 }
      try visit(entries["K"], &file, roles, depth: depth + 1)
    }
  }

  /// Returns the standards that an XMP packet claims by `pdfuaid:part`, `pdfaid:part` and `pdfaid:conformance`. They
  /// may be elements or attributes.
  private static func standards(_ packet: [UInt8]) -> [String] {
    let text = String(decoding: packet, as: UTF8.self)
    func value(_ name: String) -> String? {
      guard let name = text.ranges(of: name).first else { return nil }
      let value = text[name.upperBound...].unicodeScalars.drop { "=\"'> ".unicodeScalars.contains($0) }
        .prefix { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      return value.isEmpty ? nil : String(value)
    }
    let archive = value("pdfaid:part").map { "PDF/A-\($0)\(value("pdfaid:conformance")?.lowercased() ?? "")" }
    return [value("pdfuaid:part").map { "PDF/UA-\($0)" }, archive].compactMap(\.self)
  }

  /// What a reader who cannot see the file would miss, one sentence for each problem.
  package var problems: [String] {
    var problems: [String] = []
    let texts = elements.filter { $0.key == "P" || $0.key.utf8.first == UInt8(ascii: "H") }.values.reduce(0, +)
    if texts == 0 {
      problems.append(
        claimsTags
          ? "the file says that it is tagged, but has no heading and no paragraph" : "the file has no tags")
    } else if !claimsTags {
      problems.append("the file has tags, but does not say so")
    }
    if undescribed > 0 { problems.append("figures or formulas without a description: \(undescribed)") }
    if language?.isEmpty ?? true { problems.append("the file does not say its language") }
    if !showsTitle { problems.append("viewers would show the file's name in the place of its title") }
    return problems
  }
}
