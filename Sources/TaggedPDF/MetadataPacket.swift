import Basics
import Graphics

/// The metadata of a file as an XMP packet (ISO 16684-1). It says the same as the document information dictionary.
enum MetadataPacket {
  static func text(_ metadata: PDFMetadata) -> String {
    let title =
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">\(escaped(metadata.title))</rdf:li></rdf:Alt></dc:title>"
    let lines: [String?] = [
      "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>", opening, title,
      "<dc:language><rdf:Bag><rdf:li>\(escaped(metadata.language))</rdf:li></rdf:Bag></dc:language>",
      // All authors are one entry, as in the document information, so that both are the same (ISO 19005-1, 6.7.3).
      given(metadata.authors.joined(separator: ", ")) {
        "<dc:creator><rdf:Seq><rdf:li>\($0)</rdf:li></rdf:Seq></dc:creator>"
      },
      given(metadata.subject ?? "") {
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">\($0)</rdf:li></rdf:Alt></dc:description>"
      },
      given(metadata.keywords.joined(separator: ", ")) { "<pdf:Keywords>\($0)</pdf:Keywords>" },
      "<pdf:Producer>\(Conformance.producer)</pdf:Producer>",
      metadata.creationTime.map {
        "<xmp:CreateDate>\(UTCDate.text($0).replacing(" ", with: "T"))Z</xmp:CreateDate>"
      },
    ]
    let claims = PDFStandard.allCases.filter(metadata.standards.contains).flatMap(\.claims)
    let isExplained = PDFStandard.allCases.allSatisfy(metadata.standards.contains)
    let end = [
      "</rdf:Description>", isExplained ? extensionSchema : nil, "</rdf:RDF>", "</x:xmpmeta>", "<?xpacket end=\"r\"?>",
    ]
    return (lines + claims + end).compactMap(\.self).joined(separator: "\n")
  }

  private static func given(_ text: String, _ line: (String) -> String) -> String? {
    text.isEmpty ? nil : line(escaped(text))
  }

  private static let opening = """
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
     xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
    """

  /// A description of the `pdfuaid` schema, which PDF/A does not define and therefore requires in the file.
  private static let extensionSchema = """
    <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
     xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
    </rdf:Description>
    """

  /// Returns the text escaped for XML, without the characters that XML 1.0 does not allow.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension PDFStandard {
  /// The XMP properties that claim conformance to the standard.
  fileprivate var claims: [String] {
    switch self {
    case .accessible: ["<pdfuaid:part>1</pdfuaid:part>"]
    case .archived: ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>"]
    }
  }
}
