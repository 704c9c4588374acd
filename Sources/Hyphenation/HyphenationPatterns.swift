import Basics

/// The hyphenation patterns of a language.
package struct HyphenationPatterns: Sendable, Equatable {
  /// The names of the files without extension, in the order of preference.
  let files: [String]
  /// The Debian package that contains the files.
  let package: String
  /// The minimal numbers of letters before and after a hyphen, as in TeX.
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

  /// The reason why words cannot be hyphenated, or nil.
  package var problem: Diagnostic? {
    do throws(Diagnostic) {
      _ = try dictionary()
      return nil
    } catch {
      return error
    }
  }

  /// Returns the dictionary of these patterns. Each file is read only once.
  ///
  /// - Throws: `notFound`, with the name of the missing package.
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
