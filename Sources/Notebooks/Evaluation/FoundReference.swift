import Documents

/// A reference to a part of the report, and that part.
struct FoundReference {
  let reference: Reference
  let target: Numbering.Target

  /// Returns true if the word before the number of `last` is also the word of this reference.
  func continues(_ last: FoundReference) -> Bool {
    reference.prefix.isEmpty && reference.isBare == last.reference.isBare && target.words == last.target.words
  }

  /// Returns the number as a link. The first of several references has the word of its kind in the plural.
  func inlines(isFirst: Bool, of count: Int) -> [UnnumberedInline] {
    let own = isFirst && !reference.isBare ? count > 1 ? target.words.many : target.words.one : ""
    let word = reference.prefix.isEmpty ? own : reference.prefix
    let name = word.isEmpty ? target.number : "\(word)\u{A0}\(target.number)"
    return [.link([.text(name)], to: .anchor(target.anchor))]
      + (reference.suffix.isEmpty ? [] : [.text(reference.suffix)])
  }
}
