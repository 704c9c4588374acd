/// The options of a command as the user typed them, joined into one line, so that messages can point into it.
struct TypedOptions {
  let line: SourceText
  let options: [(name: SourceText, values: [SourceText])]

  /// - Parameters:
  ///   - options: The options, by the names that cells use; `error_bar` is shown as `--error-bar`.
  ///   - command: The command's name, shown in messages in place of a file.
  init(_ options: [(name: String, values: [String])], of command: String) {
    var text = ""
    let places = options.map { name, values in
      values.map { value in
        if !text.isEmpty { text += " " }
        let start = text.unicodeScalars.count + 1
        text += "--" + name.map { $0 == "_" ? "-" : $0 } + " "
        let isPlain = value.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
        let column = text.unicodeScalars.count + (isPlain ? 1 : 2)
        let shown = String(value.map { $0.isNewline ? " " : $0 })
        text += isPlain ? shown : "'\(shown)'"
        return (start: start, column: column)
      }
    }
    let source = NotebookSource(text, path: command)
    line = source.text(line: 1)
    self.options = zip(options, places).map { option, places in
      (
        source.text(option.name, line: 1, column: places.first?.start ?? 1),
        zip(option.values, places).map { source.text($0, line: 1, column: $1.column) }
      )
    }
  }
}
