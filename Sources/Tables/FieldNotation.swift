/// A way to write the numbers of a column other than plainly.
///
/// A column is read so if all of its fields are written that way.
struct FieldNotation: Sendable {
  /// What is told about such a column: `has decimal commas`.
  let summary: String
  /// The number that a field says; nil if it is written otherwise.
  let number: @Sendable (String) -> Double?
  /// What the column remembers of fields that are all written so.
  var notation: @Sendable ([String]) -> NumberNotation = { _ in .plain }
  /// Whether fields that each may be written so are meant so together.
  var isMeant: @Sendable ([String]) -> Bool = { _ in true }

  /// Whether it shows that the file has decimal commas.
  var hasDecimalCommas = false

  /// Those that a table can have.
  static func all(decimalCommas: Bool, dates: Bool) -> [FieldNotation] {
    (decimalCommas ? [.decimalComma, .percentWithComma, .unmistakablyGrouped, .groupedByPoints] : [.grouped])
      + [.percent]
      + (dates ? [.isoDate(hasZone: false), .isoDate(hasZone: true)] : [])
  }

  /// Numbers as everywhere, which a source with types has as texts.
  static let plain = FieldNotation(summary: "", number: plainNumber)

  /// `0,91` and whole numbers.
  static let decimalComma = FieldNotation(
    summary: "has decimal commas", number: numberWithComma, isMeant: { $0.contains { $0.contains(",") } },
    hasDecimalCommas: true)

  /// `1,014.45`, and plain numbers.
  static let grouped = FieldNotation(
    summary: "has commas between thousands", number: groupedNumber, isMeant: { $0.contains { $0.contains(",") } })

  /// Where commas may be decimal ones too, some field must show that they are none: `1,014.45`, `1,234,567`.
  static let unmistakablyGrouped = FieldNotation(
    summary: grouped.summary, number: groupedNumber,
    isMeant: { fields in
      fields.contains { field in
        let groups = field.split(separator: ",")
        return groups.count > 2 || groups.count == 2 && groups[1].contains(".")
      }
    })

  /// `1.014,45` and `1.234.567`. One point alone may be a decimal one.
  static let groupedByPoints = FieldNotation(
    summary: "has points between thousands", number: { groupedNumber($0.swappingMarks) },
    isMeant: { fields in
      fields.contains { field in
        let points = field.utf8.count { $0 == UInt8(ascii: ".") }
        return points > 1 || points == 1 && field.contains(",")
      }
    }, hasDecimalCommas: true)

  /// `1.179` where the other numbers of the file have decimal commas.
  static let groupedLikeOthers = FieldNotation(
    summary: "has points between thousands, since other numbers of the file have decimal commas",
    number: groupedByPoints.number)

  /// Whether points of such a number may stand between thousands: three digits behind the only point.
  static func mayBeGrouped(_ number: Double) -> Bool {
    let thousandfold = number * 1000
    return (1..<1000).contains(abs(number)) && abs(thousandfold - thousandfold.rounded()) < 1e-6
  }

  /// `98.5%`.
  static let percent = percent { $0.contains(",") ? nil : $0 }
  /// `98,5%`.
  static let percentWithComma = percent { $0.contains(".") ? nil : $0.replacingCommas }

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

  /// The number before the sign, without an exponent.
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

  /// An integer with so many digits that a Double may not hold it stays a text.
  private static func plainNumber(_ field: String) -> Double? {
    let isInteger = field.utf8.allSatisfy { "+-0123456789".utf8.contains($0) }
    return isInteger && field.utf8.count > 15 ? nil : NumberParser.number(in: field)
  }

  /// Groups of three digits behind a first one of one to three.
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
