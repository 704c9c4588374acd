import Basics
import Graphics

/// The entries of the catalogue that PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) require, and the metadata.
enum Conformance {
  static let producer = "reasonops"

  /// Adds the entries and the metadata to a file.
  ///
  /// - Parameters:
  ///   - metadata: What the file says about itself.
  ///   - tree: The object number of the structure tree root.
  ///   - file: The file.
  /// - Returns: The object numbers of the catalogue and of the document information.
  static func add(
    _ metadata: PDFMetadata, tree: Int, to file: inout CairoFile
  ) throws(Diagnostic) -> (root: Int, info: Int) {
    guard let root = file.trailer["Root"]?.reference, var catalogue = file.objects[root]?.entries else {
      throw .unexpectedPDF("it has no catalogue")
    }
    let packet = Array(MetadataPacket.text(metadata).utf8)
    catalogue["StructTreeRoot"] = .reference(tree)
    catalogue["MarkInfo"] = .dictionary(["Marked": .boolean(true)])
    catalogue["Lang"] = .text(metadata.language)
    catalogue["ViewerPreferences"] = .dictionary(["DisplayDocTitle": .boolean(true)])
    catalogue["Metadata"] = .reference(
      file.add(.stream(["Type": .name("Metadata"), "Subtype": .name("XML")], packet)))
    if metadata.standards.contains(.archived) { catalogue["OutputIntents"] = .array([outputIntent(&file)]) }
    file.objects[root] = .dictionary(catalogue)
    mendFonts(&file)
    return (root, file.add(.dictionary(info(metadata))))
  }

  /// Returns the output intent: the colour profile that gives the RGB values of the file their meaning.
  private static func outputIntent(_ file: inout CairoFile) -> PDFObject {
    let profile = file.add(Flate.stream(ColorProfile.sRGB, ["N": .number(3)]))
    return .dictionary([
      "Type": .name("OutputIntent"), "S": .name("GTS_PDFA1"), "DestOutputProfile": .reference(profile),
      "OutputConditionIdentifier": .text("sRGB IEC61966-2.1"), "Info": .text("sRGB IEC61966-2.1"),
    ])
  }

  /// Adds the map from character identifiers to glyphs, which cairo omits and the standards require. It is the
  /// identity.
  private static func mendFonts(_ file: inout CairoFile) {
    for (number, value) in file.objects where value.entries?["Subtype"]?.name == "CIDFontType2" {
      if value.entries?["CIDToGIDMap"] == nil { file.objects[number]?.entries?["CIDToGIDMap"] = .name("Identity") }
    }
  }

  private static func info(_ metadata: PDFMetadata) -> PDFEntries {
    var info: PDFEntries = ["Title": .text(metadata.title)]
    if !metadata.authors.isEmpty { info["Author"] = .text(metadata.authors.joined(separator: ", ")) }
    if let subject = metadata.subject, !subject.isEmpty { info["Subject"] = .text(subject) }
    if !metadata.keywords.isEmpty { info["Keywords"] = .text(metadata.keywords.joined(separator: ", ")) }
    info["Producer"] = .text(producer)
    if let time = metadata.creationTime { info["CreationDate"] = .text("D:\(UTCDate.text(time).filter(\.isNumber))Z") }
    return info
  }
}
