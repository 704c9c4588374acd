import Documents

/// The pieces of a reference as sentences: commas within one, and full stops where the piece before has no end of its own.
struct ReferenceSentences {
  private enum State {
    case beforeAll, middle, afterSentence, afterBlock
  }

  private(set) var inlines: [Inline] = []
  private var state = State.beforeAll

  /// Whether what comes continues a sentence.
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

  /// With a full stop, unless it has an end of its own.
  mutating func end() {
    guard let last = inlines.plainText.last, !".?!".contains(last) else { return }
    inlines.append(.text("."))
  }
}
