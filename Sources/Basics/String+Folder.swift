extension String {
  /// The path of a folder without final slashes, so that `\(folder)/name` has one slash there. The root becomes `/.`.
  package var withoutFinalSlashes: String {
    let rest = reversed().drop { $0 == "/" }.reversed()
    return rest.isEmpty && !isEmpty ? "/." : String(rest)
  }

  /// The folder that holds the file at this path: `.` for a name alone.
  package var folder: String {
    let beginning = upToLastSlash
    return beginning.isEmpty ? "." : beginning == "/" ? "/" : String(beginning.unicodeScalars.dropLast())
  }

  /// The path up to and including its last slash; empty for a name alone. A slash with a combining mark counts as a
  /// slash.
  package var upToLastSlash: String {
    let end = unicodeScalars.lastIndex(of: "/").map { unicodeScalars.index(after: $0) } ?? startIndex
    return String(unicodeScalars[..<end])
  }
}
