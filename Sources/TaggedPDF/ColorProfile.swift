import Basics

/// The sRGB colour space as an ICC profile of version 4.2 (ICC.1:2004-10), computed from the values of IEC 61966-2-1.
enum ColorProfile {
  static let sRGB: [UInt8] = {
    let curve =
      text("para") + word(0) + [0, 3, 0, 0] + [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].flatMap(fixed)
    let tags: [(String, [UInt8])] = [
      ("desc", unicode("sRGB IEC61966-2.1")),
      ("cprt", unicode("No copyright, use freely")),
      ("wtpt", xyz(0.9642, 1, 0.8249)),
      ("chad", text("sf32") + word(0) + adaptation.flatMap(fixed)),
      ("rXYZ", xyz(0.436066, 0.222488, 0.013916)),
      ("gXYZ", xyz(0.385147, 0.716873, 0.097076)),
      ("bXYZ", xyz(0.143066, 0.060608, 0.714096)),
      ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
    ]
    var table = word(tags.count)
    var data: [UInt8] = []
    var places: [String: Int] = [:]
    for (name, bytes) in tags {
      let key = name.hasSuffix("TRC") ? "TRC" : name
      let offset = places[key] ?? 128 + 4 + 12 * tags.count + data.count
      if places[key] == nil {
        data += bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
        places[key] = offset
      }
      table += text(name) + word(offset) + word(bytes.count)
    }
    var head = word(128 + table.count + data.count) + word(0) + [4, 0x20, 0, 0] + text("mntrRGB XYZ ")
    head += [2026, 1, 1, 0, 0, 0].flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } + text("acsp")
    head += [UInt8](repeating: 0, count: 68 - head.count) + [0.9642, 1, 0.8249].flatMap(fixed)
    return head + [UInt8](repeating: 0, count: 128 - head.count) + table + data
  }()

  /// The matrix of the chromatic adaptation from D65 to D50 (Bradford), row by row.
  private static let adaptation = [
    1.047882, 0.022919, -0.050201, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678,
  ]

  private static func word(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
  private static func fixed(_ value: Double) -> [UInt8] {
    word(Int(rounding: value * 65536, within: -1_000_000_000...1_000_000_000))
  }
  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static func xyz(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
    text("XYZ ") + word(0) + [x, y, z].flatMap(fixed)
  }

  private static func unicode(_ string: String) -> [UInt8] {
    let units = string.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    return text("mluc") + word(0) + word(1) + word(12) + text("enUS") + word(units.count) + word(28) + units
  }
}
