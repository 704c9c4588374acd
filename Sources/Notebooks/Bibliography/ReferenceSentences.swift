import Documents

/// Joins the pieces of a reference. Pieces of one sentence are separated by commas. A sentence gets a full stop unless
/// it already ends with punctuation.
struct ReferenceSentences {
  private enum State {
    case beforeAll, middle, afterSentence, afterBlock
  }

  private(set) var inlines: [Inline] = []
  private var state = State.beforeAll

  /// True if the next piece continues a sentence.
  var isInside: Bool { state == .middle }

  mutating func add(_ content: [Inline]) {
    guard !content.isEmpty else { return }
    switch state {
    case .beforeAll: break
    case .middle: inlines.append(.text(", "))
    case .afterSentence, .afterBlock:
      end()
      inlines.append(.text(" "))
    }
    inlines += content
    state = .middle
  }

  mutating func beginBlock() {
    if state != .beforeAll { state = .afterBlock }
  }

  mutating func beginSentence() {
    if state == .middle { state = .afterSentence }
  }

  /// Ends the sentence with a full stop, unless it already ends with punctuation.
  mutating func end() {
    guard let last = inlines.plainText.last, !".?!".contains(last) else { return }
    inlines.append(.text("."))
  }
}
