import Basics

/// The files beside the grid file that a command names: its program, and scripts among its arguments. They are inputs, and
/// stand in the command with their whole paths.
struct CommandFiles {
  private(set) var words: [CommandWord] = []
  /// From the folder of the grid file.
  private(set) var files: [String] = []

  /// - Parameter folder: of the grid file, with a slash at its end; empty for the current one.
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

  /// A first word without a slash is looked for where the system looks for programs.
  private static func isFile(_ word: CommandWord, isFirst: Bool, in folder: String) -> Bool {
    let text = word.text.utf8
    guard word.names.isEmpty, !text.isEmpty, text.first != UInt8(ascii: "/"), text.first != UInt8(ascii: "-"),
      !isFirst || text.contains(UInt8(ascii: "/"))
    else { return false }
    return (try? InputFile.checkRegular(folder + word.text)) != nil && InputFile.exists(folder + word.text)
  }
}
