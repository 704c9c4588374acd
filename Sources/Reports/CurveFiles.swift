import Basics
import Tables

/// The learning curves beside a results file. Those of a finished run may be compressed as `curves.csv.gz`. If the run
/// was continued after that, its newer rows are in `curves.csv`.
package enum CurveFiles {
  /// Returns the files that exist, the one with the older rows first.
  static func paths(in folder: String) -> [String] {
    ["curves.csv.gz", "curves.csv"].map { folder + $0 }.filter(InputFile.exists)
  }

  /// Returns the rows of all the files; nil if there is no file.
  static func table(_ paths: [String]) throws -> Table? {
    paths.isEmpty ? nil : Table(stacking: try paths.map(CSVReader().read(path:)))
  }

  /// Returns the curves in the folder of a results file; nil if there are none.
  package static func table(beside results: String) throws -> Table? {
    try table(paths(in: results.lastIndex(of: "/").map { String(results[...$0]) } ?? ""))
  }
}
