import Basics
import Tables

/// The curves of merged trials. Each one comes from the part whose result row was kept.
struct MergedCurves {
  private let header: CurvesHeader
  private var lines: [Trial: String] = [:]

  var isEmpty: Bool { lines.isEmpty }

  func has(_ trial: Trial) -> Bool { lines[trial] != nil }

  func count(where isCounted: (Trial) -> Bool) -> Int { lines.keys.count(where: isCounted) }

  /// - Parameter source: returns the index of the file from which a trial's row was taken; nil for a trial without a
  ///   row.
  init(_ files: [RunFiles], form: TrialForm, source: (Trial) -> Int?) throws {
    // The columns that a packed file of curves can have. They are read as texts, so that fields are kept unchanged.
    let known = Set(CurvesHeader(besides: form.settings, rule: form.curves).names)
    var tables: [(table: Table, header: CurvesHeader, file: Int)] = []
    for (index, file) in files.enumerated() {
      if let path = file.packedCurves {
        try InputFile.checkRegular(path)
        let table = try CSVReader(textual: known, format: .exact).read(path: path)
        tables.append((table, try CurvesHeader(table.columnNames, of: path, rule: form.curves), index))
      }
      guard let path = file.curves, InputFile.exists(path) else { continue }
      let bytes = try RunFiles.wholeLines(of: path, isNamed: false).bytes
      guard !bytes.isEmpty else { continue }
      let header = try CurvesHeader(HeaderLine.names(in: bytes), of: path, rule: form.curves)
      tables.append(
        (try CSVReader(textual: Set(header.names), format: .exact).read(bytes: bytes, file: path), header, index))
    }
    header = tables.dropFirst().reduce(tables.first?.header ?? CurvesHeader(rule: form.curves)) { $0.union($1.header) }
    let reader = TrialReader(header.names, form: form)
    for (table, _, file) in tables {
      let columns = header.names.map { table[$0] }
      for row in 0..<table.rowCount {
        let fields = columns.map { $0?.field(row) ?? "" }
        guard let trial = reader.trial(fields), source(trial) == file else { continue }
        lines[trial, default: ""] += CSVWriter.line(fields)
      }
    }
  }

  /// Returns the text of curves.csv with its header, in the order of the trials.
  func text(of trials: [Trial]) -> String {
    header.line + trials.compactMap { lines[$0] }.joined()
  }
}
