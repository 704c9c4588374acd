import Basics
import Graphics

/// Makes a tagged file, PDF/UA-1 and PDF/A-2a, from a file that cairo has written with marks around its runs.
///
/// Cairo's own tags are not enough: in cairo 1.16 they lose text beside a link, follow the drawing order, and take no
/// descriptions.
package enum TaggedFile {
  /// Returns the tagged file.
  ///
  /// - Parameters:
  ///   - bytes: The file with marks.
  ///   - content: The runs that are marked in it.
  ///   - metadata: What the file says about itself.
  /// - Throws: `writeFailed` if the file is not as cairo writes it, or if a run is missing.
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
