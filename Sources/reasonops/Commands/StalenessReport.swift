import Basics
import Reports

/// The result of `render --check`.
struct StalenessReport: Encodable {
  struct Change: Encodable {
    let file: String
    let reason: String
  }

  let folder: String
  let outOfDate: [Change]
  /// The changed values in texts; nil without `--explain`, or if the last render recorded none.
  let movedValues: [MovedNumber]?
  /// The changed numbers of figures and tables; nil without `--explain`.
  let movedCells: [MovedNumber]?

  init(_ staleness: ReportPipeline.Staleness, folder: String, isExplained: Bool) {
    self.folder = folder
    outOfDate = staleness.files.map { Change(file: $0.name, reason: $0.reason) }
    movedValues = staleness.values
    movedCells = isExplained ? staleness.cells : nil
  }

  var lines: [String] {
    let numbers = ((movedValues ?? []) + (movedCells ?? [])).map { number in
      "\(number.place): \(number.what): \(number.old ?? "nothing"), now \(number.new ?? "nothing")"
    }
    let nothing =
      movedValues != nil && movedCells != nil && !outOfDate.isEmpty && numbers.isEmpty ? ["no number moved"] : []
    return outOfDate.map { "out of date: \(folder)/\($0.file) (\($0.reason))" } + numbers + nothing
  }
}
