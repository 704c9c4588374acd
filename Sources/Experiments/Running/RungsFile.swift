import Basics
import Platform
import Tables

/// The file rungs.csv: the records of the trials at the rungs of a grid with successive halving. Each record is written
/// when its trial reaches the rung, so that a run that was killed later decides by the same numbers.
final class RungsFile {
  private let file: AppendedFile
  private let header: FileHeader<RungColumn>

  /// Opens the file, and cuts off a torn row that a killed run has left.
  init(_ output: OutputPath, form: TrialForm) throws {
    if let length = try Self.read(output.path, form).tornAfter { try AppendedFile.cut(output, to: length) }
    header = FileHeader(rule: form.rungs)
    file = try AppendedFile(output, header: header.line)
  }

  /// Appends the record of a trial.
  ///
  /// - Throws: `writeFailed`. Then the file ends where it ended before, if the disk still allows that.
  func append(_ trial: Trial, _ record: RungRecord) throws(Diagnostic) {
    try file.append(header.line((trial, record)))
  }

  /// Reads the records of a file.
  ///
  /// - Returns: the records of each trial in the order of the rungs, and the number of bytes before a torn last row;
  ///   nil if the last row is whole.
  /// - Throws: `badData` for damage other than at the end of the file.
  static func read(_ path: String, _ form: TrialForm) throws -> (records: [Trial: [RungRecord]], tornAfter: Int?) {
    guard let descriptor = try InputFile.regular(path) else { return ([:], nil) }
    defer { close(descriptor) }
    let (lines, isTorn) = try RunFiles.wholeLines(of: path, isNamed: false)
    let whole = try QuotedLines.wholeRows(of: descriptor, size: lines.count, path)
    let tornAfter = isTorn || whole < lines.count ? whole : nil
    guard whole > 0 else { return ([:], tornAfter) }
    let bytes = Array(lines[..<whole])
    let header = try FileHeader<RungColumn>(HeaderLine.names(in: bytes), of: path, rule: form.rungs)
    let table = try CSVReader(textual: Set(header.names), format: .exact).read(bytes: bytes, file: path)
    let reader = TrialReader(header.names, form: form)
    var records: [Trial: [RungRecord]] = [:]
    for row in 0..<table.rowCount {
      let trial = reader.trial(header.names.map { table[$0]?.text(row) ?? "" })
      guard let trial, let record = RungRecord({ table[$0]?.text(row) }) else {
        throw Diagnostic(
          .badData, "this row is not of a trial at a rung", hint: "restore the file from a copy, or remove the row",
          at: table.location(ofRow: row))
      }
      if record.rung == records[trial, default: []].count { records[trial, default: []].append(record) }
    }
    return (records, tornAfter)
  }
}
