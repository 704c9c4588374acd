import Basics
import Graphics

/// Makes a tagged file, PDF/UA-1 and PDF/A-2a, of one that cairo has written with marks around its runs.
///
/// Cairo's own tags cannot do it: in 1.16 they lose text beside a link, follow the order of drawing, and take no description.
package enum TaggedFile {
  /// - Parameters:
  ///   - bytes: with marks.
  ///   - content: the runs that are marked there.
  /// - Throws: `internalError` where the file is not as cairo writes it, or a run is missing.
  package static func written(
    _ bytes: [UInt8], _ content: PageRuns, metadata: PDFMetadata
  ) throws(Diagnostic) -> [UInt8] {
    let structure = try StructureWriter(CairoFile(bytes), content)
    var file = structure.file
    let objects = try Conformance.add(metadata, tree: structure.root, to: &file)
    return CompactWriter.bytes(file, root: objects.root, info: objects.info)
  }
}

extension Diagnostic {
  static func unexpectedPDF(_ what: String) -> Diagnostic {
    Diagnostic(
      .writeFailed, "the PDF cannot be tagged: \(what)", hint: "this is a mistake in reasonops: please report it")
  }
}
