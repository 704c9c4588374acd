import Markup

extension HTML {
  /// The tag if it names a place or ends one. Empty for all other markup in a notebook.
  init(tag: String) {
    self =
      switch AnchorTag(tag) {
      case .begin(let name)?: "<a id=\"\(name)\">"
      case .end?: "</a>"
      case nil: ""
      }
  }
}
