import Basics
import Tables

/// The learning curves beside results. Those of a finished run may be compressed; if the run was continued, the newer
/// ones are in a second file.
package enum CurveFiles {
  /// The files that are there, older rows first.
  static func paths(in folder: String) -> [String] {
    ["curves.csv.gz", "curves.csv"].map { folder + $0 }.filter(InputFile.exists)
  }

  /// All their rows; nil where there is no file.
  static func table(_ paths: [String]) throws -> Table? {
    paths.isEmpty ? nil : Table(stacking: try paths.map(CSVReader().read(path:)))
  }

  /// The curves of a results file; nil where there are none.
  package static func table(beside results: String) throws -> Table? {
    try table(paths(in: results.lastIndex(of: "/").map { String(results[...$0]) } ?? ""))
  }
}
