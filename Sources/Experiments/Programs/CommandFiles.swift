import Basics

/// The files that a command names relative to the grid file: its program, and scripts among its arguments. They are
/// inputs, and the command gets their absolute paths.
struct CommandFiles {
  private(set) var words: [CommandWord] = []
  /// The paths of the files, relative to the folder of the grid file.
  private(set) var files: [String] = []

  /// - Parameter folder: the folder of the grid file with a slash at its end; empty for the current folder.
  init(_ command: CommandWords, in folder: String) throws(Diagnostic) {
    for (index, word) in command.words.enumerated() {
      guard Self.isFile(word, isFirst: index == 0, in: folder) else {
        words.append(word)
        continue
      }
      files.append(word.text)
      words.append(CommandWord(plain: try AbsolutePath.of(folder + word.text)))
    }
  }

  /// Returns true if a word names an existing file. A first word without a slash does not: the system searches it in
  /// PATH.
  private static func isFile(_ word: CommandWord, isFirst: Bool, in folder: String) -> Bool {
    let text = word.text.utf8
    guard word.names.isEmpty, !text.isEmpty, text.first != UInt8(ascii: "/"), text.first != UInt8(ascii: "-"),
      !isFirst || text.contains(UInt8(ascii: "/"))
    else { return false }
    return (try? InputFile.checkRegular(folder + word.text)) != nil && InputFile.exists(folder + word.text)
  }
}
