import Basics

/// The patterns of a language, as a language names them.
package struct HyphenationPatterns: Sendable, Equatable {
  /// Names of files without their ending, the one to prefer first.
  let files: [String]
  /// The package of Debian that has them.
  let package: String
  /// How many letters stay before and behind a hyphen, as in TeX.
  let before: Int
  let behind: Int

  package init(_ files: [String], package: String, before: Int, behind: Int) {
    self.files = files
    self.package = package
    self.before = before
    self.behind = behind
  }

  private static let folders = [
    "/usr/share/hyphen", "/usr/local/share/hyphen", "/opt/homebrew/share/hyphen", "/usr/share/myspell/dicts",
  ]
  private static let known = Memo<[String], HyphenationDictionary>()

  /// The reason why words cannot be divided.
  package var problem: Diagnostic? {
    do throws(Diagnostic) {
      _ = try dictionary()
      return nil
    } catch {
      return error
    }
  }

  /// The dictionary of these patterns, which is read once.
  ///
  /// - Throws: `notFound` with the package that is missing.
  package func dictionary() throws(Diagnostic) -> HyphenationDictionary {
    let paths = files.flatMap { name in Self.folders.map { "\($0)/\(name).dic" } }
    guard let path = paths.first(where: InputFile.exists) else {
      throw Diagnostic(
        .notFound, "words are not divided at the ends of lines, for want of the patterns of the language",
        hint: "install them, on Debian by: apt install \(package)")
    }
    return try Self.known.value([path, "\(before)", "\(behind)"]) { () throws(Diagnostic) in
      HyphenationDictionary(try InputFile.bytes(at: path, within: .bytes), before: before, behind: behind)
    }
  }
}
