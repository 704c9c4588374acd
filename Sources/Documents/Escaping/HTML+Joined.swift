import Markup

// Not in the target of `HTML`: there it would be one more meaning of `joined` for the compiler, in every file that joins
// strings.
extension [HTML] {
  func joined(separator: HTML = "") -> HTML { HTML(joining: self, separator: separator) }
}
