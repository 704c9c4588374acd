extension String {
  /// The path of a folder without slashes at its end, so that `\(folder)/name` has one slash there. The root is `/.`.
  package var withoutFinalSlashes: String {
    let rest = reversed().drop { $0 == "/" }.reversed()
    return rest.isEmpty && !isEmpty ? "/." : String(rest)
  }
}
