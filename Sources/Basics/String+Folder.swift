extension String {
  /// The path of a folder without slashes at its end, so that `\(folder)/name` has one slash there. The root is `/.`.
  package var withoutFinalSlashes: String {
    let rest = reversed().drop { $0 == "/" }.reversed()
    return rest.isEmpty && !isEmpty ? "/." : String(rest)
  }

  /// The folder of the file at this path.
  package var folder: String {
    let beginning = upToLastSlash
    return beginning.isEmpty ? "." : beginning == "/" ? "/" : String(beginning.unicodeScalars.dropLast())
  }

  /// The path up to its last slash, with it; empty for a name alone. A slash with a mark over it is a slash to the system.
  package var upToLastSlash: String {
    let end = unicodeScalars.lastIndex(of: "/").map { unicodeScalars.index(after: $0) } ?? startIndex
    return String(unicodeScalars[..<end])
  }
}
