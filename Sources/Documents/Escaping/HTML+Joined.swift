import Markup

// This extension is not in the target of `HTML`: there it would give the compiler one more overload of `joined` to
// consider in every file that joins strings.
extension [HTML] {
  func joined(separator: HTML = "") -> HTML { HTML(joining: self, separator: separator) }
}
