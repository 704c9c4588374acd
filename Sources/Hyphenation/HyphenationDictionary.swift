import Basics
import Platform

/// Where the words of a language may be divided, by the patterns that Debian and LibreOffice install for libhyphen (Liang,
/// *Word Hy-phen-a-tion by Com-put-er*, 1983).
package final class HyphenationDictionary: Sendable {
  /// The dictionaries of a language, the one to prefer first, and the letters that stay before and behind a hyphen, as in
  /// TeX.
  private struct Source {
    var files: [String]
    var package: String
    var least: (before: Int32, behind: Int32)
  }

  private static let sources = [
    "en": Source(files: ["hyph_en_GB", "hyph_en_US"], package: "hyphen-en-gb", least: (2, 3)),
    "de": Source(files: ["hyph_de_DE"], package: "hyphen-de", least: (2, 2)),
    "fr": Source(files: ["hyph_fr_FR", "hyph_fr"], package: "hyphen-fr", least: (2, 3)),
    "es": Source(files: ["hyph_es_ES", "hyph_es"], package: "hyphen-es", least: (2, 2)),
    "it": Source(files: ["hyph_it_IT"], package: "hyphen-it", least: (2, 2)),
    "pt": Source(files: ["hyph_pt_BR", "hyph_pt_PT"], package: "hyphen-pt-br", least: (2, 3)),
    "nl": Source(files: ["hyph_nl_NL"], package: "hyphen-nl", least: (2, 2)),
  ]
  private static let folders = [
    "/usr/share/hyphen", "/usr/local/share/hyphen", "/opt/homebrew/share/hyphen", "/usr/share/myspell/dicts",
  ]
  /// Letters of the longest word that is looked at.
  private static let longest = 100

  private let library: HyphenationLibrary
  // Only read after it is made.
  private nonisolated(unsafe) let patterns: OpaquePointer
  private let isUTF8: Bool
  private let least: (before: Int32, behind: Int32)

  /// - Parameter language: as in BCP 47.
  /// - Throws: `notFound` with the package that is missing.
  package init(language: String) throws(Diagnostic) {
    guard let source = Self.sources[language] else {
      throw Diagnostic(.notFound, "no hyphens are known for the language '\(language)'")
    }
    let paths = source.files.flatMap { name in Self.folders.map { "\($0)/\(name).dic" } }
    guard let library = HyphenationLibrary.shared, let path = paths.first(where: InputFile.exists),
      let patterns = library.load(path)
    else {
      throw Diagnostic(
        .notFound, "words are not divided at the ends of lines, for want of patterns of the language '\(language)'",
        hint: "install them, on Debian by: apt install libhyphen0 \(source.package)")
    }
    self.library = library
    self.patterns = patterns
    isUTF8 = try InputFile.beginning(of: path, count: 5) == Array("UTF-8".utf8)
    least = source.least
  }

  /// How many of a word's characters stand before each place where it may be divided.
  package func breaks(in word: String) -> [Int] {
    let scalars = Array(word.lowercased().unicodeScalars)
    // The library counts scalars.
    guard scalars.count == word.count, (2...Self.longest).contains(scalars.count), let bytes = encoded(scalars) else {
      return []
    }
    var marks = [CChar](repeating: 0, count: bytes.count + 5)
    var (replacements, places, cuts):
      (HyphenationLibrary.Texts?, HyphenationLibrary.Places?, HyphenationLibrary.Places?)
    let failed = library.divide(
      patterns, bytes, Int32(bytes.count - 1), &marks, nil, &replacements, &places, &cuts, least.before, least.behind,
      least.before, least.behind)
    defer {
      for index in 0..<bytes.count - 1 { free(replacements?[index]) }
      free(replacements)
      free(places)
      free(cuts)
    }
    guard failed == 0 else { return [] }
    // A division that changes letters would change the text.
    return (1..<scalars.count).filter { marks[$0 - 1] % 2 == 1 && replacements?[$0 - 1] == nil }
  }

  /// As the patterns are written, with a zero at the end; nil for letters that those do not know.
  private func encoded(_ scalars: [Unicode.Scalar]) -> [CChar]? {
    if isUTF8 { return String(String.UnicodeScalarView(scalars)).utf8CString.map { $0 } }
    guard scalars.allSatisfy({ $0.value < 0x100 }) else { return nil }
    return scalars.map { CChar(bitPattern: UInt8($0.value)) } + [0]
  }
}
