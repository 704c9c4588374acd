import Basics

/// Turns what a pass collected into columns. Texts that are not plain numbers may be numbers or dates in another
/// notation, which all fields of a column must share.
struct ColumnReading {
  private(set) var remarks: [Remark] = []
  /// The plan by which the file must be read instead; nil if the plan fits all columns.
  private(set) var revision: ReadingPlan?
  /// True if some column's numbers have decimal commas.
  private(set) var hasDecimalCommas: Bool
  /// The columns whose own fields show how they are written.
  private var withCommas: Set<String> = []
  private let options: CSVReader
  private let plan: ReadingPlan
  private let missing: MissingTokens
  /// The line number of each row.
  private let lines: [Int32]

  init(_ options: CSVReader, _ plan: ReadingPlan, lines: [Int32]) {
    self.options = options
    self.plan = plan
    self.lines = lines
    missing = MissingTokens(options.format)
    hasDecimalCommas = options.format.decimalMark == .comma
  }

  /// - Throws: an error for a field that is not a date of the declared pattern.
  mutating func column(_ builder: ColumnBuilder) throws(Diagnostic) -> Column {
    if builder.kind == .number {
      if builder.turnsIntoText { revise { $0.asTexts.insert(builder.name) } }
      if let (row, text) = builder.firstZeros, !options.numeric.contains(builder.name) {
        remarks.append(
          Remark(
            "'\(builder.name)' holds numbers with zeros before them, which are left out: '\(text)'; if they are names, say "
              + "types: {\(builder.name): text} (--type '\(builder.name)=text')", line: place(row).line))
      }
      if let (row, word) = builder.firstMissing { tellMissing(builder.name, word, builder.missingCount, row) }
    }
    let column = builder.column
    tellEncodings(column, spellings: builder.spellings)
    return try meaning(of: column)
  }

  /// Tells texts that differ only in how their accents are encoded, which are one value.
  private mutating func tellEncodings(_ column: Column, spellings: [String]) {
    guard case .text(_, let texts) = column.values, texts.count < spellings.count else { return }
    var seen: Set<String> = []
    guard let text = spellings.first(where: { !seen.insert($0).inserted }) else { return }
    remarks.append(
      Remark(
        "'\(column.name)' has '\(text)' in two encodings, with an accent in its letter and behind it, which are read as "
          + "one text"))
  }

  /// Turns a column of a source in which numbers and texts differ by type, such as JSON, into a column.
  ///
  /// - Throws: an error for a field that is not what the column was declared to hold.
  mutating func column(_ typed: TypedColumn) throws(Diagnostic) -> Column {
    let isDeclared = options.numeric.contains(typed.name)
    let read = options.isTextual(typed.name) || options.dates[typed.name] != nil ? typed.textual : typed.column
    tellEncodings(read, spellings: typed.spellings)
    let column = try meaning(
      of: read,
      besides: typed.hasNumber || isDeclared ? [.plain] : [])
    guard isDeclared, case .text(let codes, let texts) = column.values else { return column }
    let wrong = codes.firstIndex { $0 >= 0 && FieldNotation.plain.number(texts[Int($0)]) == nil }
    throw Diagnostic(
      .badData, "'\(wrong.flatMap(column.text) ?? "")' is not a number, but '\(typed.name)' holds numbers",
      at: place(wrong))
  }

  private func place(_ row: Int?) -> SourceLocation {
    SourceLocation(file: options.file, line: row.flatMap { lines.indices.contains($0) ? Int(lines[$0]) : nil })
  }

  /// - Parameter more: notations to try in addition to those that any column may have.
  private mutating func meaning(of column: Column, besides more: [FieldNotation] = []) throws(Diagnostic) -> Column {
    switch column.values {
    case .number(let numbers):
      return missing.numbers.isEmpty
        ? column : Column(column.name, numbers: numbers.map { missing.numbers.contains($0) ? .nan : $0 })
    case .text(let codes, let texts):
      if let pattern = options.dates[column.name] { return try dates(column.name, codes, texts, pattern) }
      let isText = options.isTextual(column.name)
      if !isText, let column = numbers(column.name, codes, texts, besides: more) { return column }
      if options.numeric.contains(column.name) { revise { $0.strict.insert(column.name) } }
      let hasMissing = !missing.declared.isEmpty && texts.contains(where: missing.areDeclared)
      return hasMissing ? withoutMissing(column) : column
    }
  }

  /// Revises the plan if some numbers of the file have decimal commas. A point in other columns may then be a thousands
  /// separator, so columns in which all points could be one are read again.
  mutating func reviseGrouped(_ columns: [Column]) {
    guard hasDecimalCommas else { return }
    for column in columns where !plan.mayBeGrouped.contains(column.name) && !plan.asTexts.contains(column.name) {
      guard case .number(let numbers) = column.values, column.notation == .plain, !withCommas.contains(column.name)
      else { continue }
      let broken = numbers.lazy.filter { $0.isFinite && $0 != $0.rounded() }
      guard !broken.isEmpty, broken.allSatisfy(FieldNotation.mayBeGrouped) else { continue }
      revise {
        $0.mayBeGrouped.insert(column.name)
        $0.asTexts.insert(column.name)
      }
    }
  }

  private mutating func revise(_ change: (inout ReadingPlan) -> Void) {
    var revised = revision ?? plan
    change(&revised)
    revision = revised
  }

  private func withoutMissing(_ column: Column) -> Column {
    Column(
      column.name,
      texts: (0..<column.count).map { row in column.text(row).flatMap { missing.areDeclared($0) ? nil : $0 } })
  }

  /// Returns a column of numbers; nil if no notation fits all texts.
  private mutating func numbers(
    _ name: String, _ codes: [Int32], _ texts: [String], besides more: [FieldNotation]
  ) -> Column? {
    guard !options.format.isExact, let first = texts.first(where: { !missing.contain($0) }) else { return nil }
    let notations =
      plan.mayBeGrouped.contains(name)
      ? [.groupedLikeOthers, .plain] + FieldNotation.all(decimalCommas: true, dates: false)
      : FieldNotation.all(
        decimalCommas: plan.dialect.allowsDecimalCommas, dates: !options.numeric.contains(name))
    let possible = (more + notations).filter { $0.number(first) != nil }
    let said = texts.filter { !missing.contain($0) }
    let fitting = possible.first { notation in
      said.allSatisfy { notation.number($0) != nil } && notation.isMeant(said)
    }
    guard let fitting else {
      let advice = FieldAdvice.remark(name, said, decimalCommas: plan.dialect.allowsDecimalCommas)
      remarks += advice.map { [$0] } ?? []
      return nil
    }
    if fitting.hasDecimalCommas {
      hasDecimalCommas = true
      withCommas.insert(name)
    }
    if !fitting.summary.isEmpty { remarks.append(Remark("'\(name)' \(fitting.summary)")) }
    let values = texts.map { missing.contain($0) ? .nan : fitting.number($0) ?? .nan }
    return column(name, codes, texts, values: values, as: fitting.notation(said))
  }

  private mutating func column(
    _ name: String, _ codes: [Int32], _ texts: [String], values: [Double], as notation: NumberNotation
  ) -> Column {
    let isMissing = texts.map(missing.contain)
    let rows = codes.indices.filter { codes[$0] >= 0 && isMissing[Int(codes[$0])] }
    if let first = rows.first { tellMissing(name, texts[Int(codes[first])], rows.count, first) }
    return Column(name, numbers: codes.map { $0 < 0 ? .nan : values[Int($0)] }, as: notation)
  }

  private mutating func dates(
    _ name: String, _ codes: [Int32], _ texts: [String], _ pattern: DatePattern
  ) throws(Diagnostic) -> Column {
    let values = texts.map { missing.contain($0) ? .nan : pattern.seconds($0) }
    if let wrong = values.firstIndex(of: nil), let row = codes.firstIndex(of: Int32(wrong)) {
      throw Diagnostic(
        .badData, "'\(texts[wrong])' is not a date written as \(pattern.text), but '\(name)' holds such dates",
        at: place(row))
    }
    return column(name, codes, texts, values: values.map { $0 ?? .nan }, as: .date(.pattern(pattern)))
  }

  private mutating func tellMissing(_ name: String, _ word: String, _ count: Int, _ row: Int) {
    let rows = count == 1 ? "1 row" : "\(count) rows"
    remarks.append(Remark("'\(name)' is missing in \(rows), where it says '\(word)'", line: place(row).line))
  }
}
