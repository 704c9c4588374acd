import Basics

/// An option of Slurm whose value comes from the user. It becomes a line of a script, so only values of a known
/// harmless form are accepted.
struct SlurmOption: Sendable {
  let name: String
  private let expectation: String
  private let isValid: @Sendable (String.UTF8View) -> Bool

  /// Returns the option with its value, such as `partition=compute`.
  ///
  /// - Throws: `usage` for a value of another form.
  func line(_ value: String) throws(Diagnostic) -> String {
    guard value.utf8.count <= 200, isValid(value.utf8) else {
      throw Diagnostic(.usage, "'\(value)' is not a value of --\(name)", hint: "write \(expectation)")
    }
    return "\(name)=\(value)"
  }

  static let partition = SlurmOption(
    name: "partition",
    expectation: "names of partitions, with commas between: letters, digits and _, and after the first also . + -"
  ) { text in
    text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).allSatisfy(isName)
  }

  static let timeLimit = SlurmOption(
    name: "time",
    expectation: "minutes, or a time such as 90:00 (minutes), 12:00:00 (hours), 2-12 or 2-12:30:00 (days)"
  ) { text in
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let times = parts.last?.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) ?? []
    return parts.count <= 2 && parts.dropLast().allSatisfy(isNumber) && times.count <= 3 && times.allSatisfy(isNumber)
  }

  static let gpus = SlurmOption(
    name: "gpus", expectation: "a number, or a kind and a number such as a100:2"
  ) { text in
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return (1...2).contains(parts.count) && parts.dropLast().allSatisfy(isName) && parts.suffix(1).allSatisfy(isNumber)
  }

  static let memory = SlurmOption(name: "mem", expectation: "a number with a unit, such as 500M or 16G") { text in
    guard let unit = text.last else { return false }
    return isNumber("KMGT".utf8.contains(unit) ? text.dropLast() : text[...])
  }

  private static func isNumber(_ text: Substring.UTF8View) -> Bool {
    (1...9).contains(text.count) && text.allSatisfy(isDigit)
  }

  private static func isName(_ text: Substring.UTF8View) -> Bool {
    guard let first = text.first, isWordCharacter(first) else { return false }
    return text.allSatisfy { isWordCharacter($0) || ".+-".utf8.contains($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isWordCharacter(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return isDigit(byte) || byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
  }
}

/// A folder to which Slurm writes logs. Its path is in a line of the script that is read by Slurm, not by a shell.
struct SlurmPath: Sendable {
  let path: String

  /// - Throws: `usage` for a path that such a line cannot contain.
  init(_ path: String) throws(Diagnostic) {
    let isHarmless = path.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }
    guard isHarmless else {
      throw Diagnostic(
        .usage, "Slurm cannot write its logs to '\(path)'",
        hint: "give --out a path without line breaks, other control characters and backslashes")
    }
    self.path = path
  }

  /// Returns the path of a file in the folder, in quotes. Percent signs of the folder are doubled, since Slurm replaces
  /// patterns such as `%a` by numbers. Its quotes get a backslash, so that Slurm takes them literally.
  ///
  /// - Parameter name: the name of the file, which can contain such patterns.
  func pattern(_ name: String) -> String {
    let scalars = path.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      switch scalar {
      case "%": ["%", "%"]
      case "\"": ["\\", "\""]
      default: [scalar]
      }
    }
    return "\"\(String(String.UnicodeScalarView(scalars)))/\(name)\""
  }
}
