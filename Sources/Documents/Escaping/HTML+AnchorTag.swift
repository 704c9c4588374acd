import Markup

extension HTML {
  /// The tag that names a place, or ends one; nothing for all other markup that a notebook has brought along.
  init(tag: String) {
    self =
      switch AnchorTag(tag) {
      case .begin(let name)?: "<a id=\"\(name)\">"
      case .end?: "</a>"
      case nil: ""
      }
  }
}
