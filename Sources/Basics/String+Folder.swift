extension String {
  /// The path of a folder without slashes at its end, so that `\(folder)/name` has one slash there. The root is `/.`.
  package var withoutFinalSlashes: String {
    let rest = reversed().drop { $0 == "/" }.reversed()
    return rest.isEmpty && !isEmpty ? "/." : String(rest)
  }

  /// The folder of the file at this path.
  package var folder: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }
}
