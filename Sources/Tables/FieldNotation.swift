/// A way to write the numbers of a column, such as percentages or dates.
///
/// A column is read in a notation only if all of its fields fit.
struct FieldNotation: Sendable {
  /// The remark about a column that is read in this notation: `has decimal commas`.
  let summary: String
  /// Returns the number of a field; nil if the field does not fit the notation.
  let number: @Sendable (String) -> Double?
  /// Returns the notation in which a column of these fields is written back.
  var notation: @Sendable ([String]) -> NumberNotation = { _ in .plain }
  /// Returns true if these fields, which all fit, also show that this notation is meant.
  var isMeant: @Sendable ([String]) -> Bool = { _ in true }

  /// True if a column in this notation shows that the file has decimal commas.
  var hasDecimalCommas = false

  /// Returns the notations to try, in order.
  ///
  /// - Parameters:
  ///   - decimalCommas: true if commas may be decimal marks.
  ///   - dates: true if dates may occur.
  static func all(decimalCommas: Bool, dates: Bool) -> [FieldNotation] {
    (decimalCommas ? [.decimalComma, .percentWithComma, .unmistakablyGrouped, .groupedByPoints] : [.grouped])
      + [.percent]
      + (dates ? [.isoDate(hasZone: false), .isoDate(hasZone: true)] : [])
  }

  /// Plain numbers. They are tried in sources with types, such as JSON, where a number can be stored as a text.
  static let plain = FieldNotation(summary: "", number: plainNumber)

  /// `0,91`, and whole numbers.
  static let decimalComma = FieldNotation(
    summary: "has decimal commas", number: numberWithComma, isMeant: { $0.contains { $0.contains(",") } },
    hasDecimalCommas: true)

  /// `1,014.45`, and plain numbers.
  static let grouped = FieldNotation(
    summary: "has commas between thousands", number: groupedNumber, isMeant: { $0.contains { $0.contains(",") } })

  /// Like `grouped`, for files in which commas may be decimal marks: some field must show that they are not, such as
  /// `1,014.45` or `1,234,567`.
  static let unmistakablyGrouped = FieldNotation(
    summary: grouped.summary, number: groupedNumber,
    isMeant: { fields in
      fields.contains { field in
        let groups = field.split(separator: ",")
        return groups.count > 2 || groups.count == 2 && groups[1].contains(".")
      }
    })

  /// `1.014,45` and `1.234.567`. A single point without a comma may be a decimal mark.
  static let groupedByPoints = FieldNotation(
    summary: "has points between thousands", number: { groupedNumber($0.swappingMarks) },
    isMeant: { fields in
      fields.contains { field in
        let points = field.utf8.count { $0 == UInt8(ascii: ".") }
        return points > 1 || points == 1 && field.contains(",")
      }
    }, hasDecimalCommas: true)

  /// `1.179`, in a file whose other numbers have decimal commas.
  static let groupedLikeOthers = FieldNotation(
    summary: "has points between thousands, since other numbers of the file have decimal commas",
    number: groupedByPoints.number, isMeant: { $0.contains { $0.contains(".") } })

  /// Returns true if the decimal point of a number may be a thousands separator: it is from 1 to below 1000, and has at
  /// most three decimals.
  static func mayBeGrouped(_ number: Double) -> Bool {
    let thousandfold = number * 1000
    return (1..<1000).contains(abs(number)) && abs(thousandfold - thousandfold.rounded()) < 1e-6
  }

  /// `98.5%`.
  static let percent = percent { $0.contains(",") ? nil : $0 }
  /// `98,5%`, and `98%` among such fields.
  static let percentWithComma = {
    var notation = percent { $0.contains(".") ? nil : $0.replacingCommas }
    notation.isMeant = { $0.contains { $0.contains(",") } }
    notation.hasDecimalCommas = true
    return notation
  }()

  private static func percent(_ plain: @escaping @Sendable (String) -> String?) -> FieldNotation {
    FieldNotation(
      summary: "holds percentages: 98.5% is read as 0.985",
      number: { field in
        body(ofPercent: field).flatMap(plain).flatMap { NumberParser.number(in: $0 + "e-2") }
      },
      notation: { fields in
        .percent(
          decimals: fields.compactMap { body(ofPercent: $0)?.split { ".,".contains($0) }.dropFirst().first?.count }
            .max()
            ?? 0)
      })
  }

  /// Returns the number before the percent sign; nil if it has an exponent or there is no sign.
  private static func body(ofPercent field: String) -> String? {
    guard field.utf8.last == UInt8(ascii: "%") else { return nil }
    var body = field.dropLast()
    while body.last == " " { body.removeLast() }
    return body.utf8.allSatisfy { "0123456789.,+-".utf8.contains($0) } ? String(body) : nil
  }

  /// ISO 8601: a day, or a day and a time.
  static func isoDate(hasZone: Bool) -> FieldNotation {
    FieldNotation(
      summary: hasZone ? "holds dates with a time zone" : "holds dates",
      number: { ISODate($0).flatMap { $0.hasZone == hasZone ? $0.seconds : nil } },
      notation: { fields in
        let dates = fields.compactMap(ISODate.init)
        let timed = dates.first(where: \.hasTime)
        return .date(.iso(separator: timed?.separator, hasZone: hasZone))
      })
  }

  private static func numberWithComma(_ field: String) -> Double? {
    guard !field.utf8.contains(UInt8(ascii: ".")) else { return nil }
    return plainNumber(field.replacingCommas)
  }

  /// Returns the number of a field. An integer with more digits than a Double surely holds stays a text.
  private static func plainNumber(_ field: String) -> Double? {
    let isInteger = field.utf8.allSatisfy { "+-0123456789".utf8.contains($0) }
    return isInteger && field.utf8.count > 15 ? nil : NumberParser.number(in: field)
  }

  /// Returns the number of a field with a first group of one to three digits and further groups of three.
  private static func groupedNumber(_ field: String) -> Double? {
    let whole = field.prefix { $0 != "." }
    let groups = whole.drop { "+-".contains($0) }.split(separator: ",", omittingEmptySubsequences: false)
    guard !field.dropFirst(whole.count).contains(",") else { return nil }
    guard groups.count > 1 else { return plainNumber(field) }
    let isGrouped = groups[0].count <= 3 && groups[0].first.map { "1"..."9" ~= $0 } == true
    guard isGrouped, groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.joined().count <= 15 else { return nil }
    return NumberParser.number(in: field.filter { $0 != "," })
  }
}

extension String {
  fileprivate var replacingCommas: String { String(map { $0 == "," ? "." : $0 }) }
  fileprivate var swappingMarks: String { String(map { $0 == "," ? "." : $0 == "." ? "," : $0 }) }
}
