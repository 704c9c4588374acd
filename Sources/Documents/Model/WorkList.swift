/// The works that a document cites, as LaTeX and BibTeX name them. The list that readers see is among the blocks.
package struct WorkList: Sendable, Equatable {
  /// How a work is called in the text.
  package enum Calls: Sendable, Equatable {
    /// `[1]`
    case numbers
    /// `(Knuth and Plass, 1981)`
    case namesAndYears
    /// `[KP81]`
    case labels
  }

  /// One work.
  package struct Work: Sendable, Equatable {
    package var key: String
    /// `Knuth and Plass`; empty where nobody is known.
    package var name: String
    /// The number, the year with its letter, or the label.
    package var label: String
    /// Of BibTeX: `article`.
    package var kind: String
    /// In the order in which they are written.
    package var fields: [(name: String, value: WrittenText)]

    package init(key: String, name: String, label: String, kind: String, fields: [(name: String, value: WrittenText)]) {
      (self.key, self.name, self.label, self.kind, self.fields) = (key, name, label, kind, fields)
    }

    package static func == (a: Self, b: Self) -> Bool {
      (a.key, a.name, a.label, a.kind) == (b.key, b.name, b.label, b.kind)
        && a.fields.elementsEqual(b.fields) { $0 == $1 }
    }
  }

  /// What a field says.
  package enum WrittenText: Sendable, Equatable {
    /// TeX, all commands of which are known to be harmless letters, accents and styles, and whose braces are balanced.
    case tex(String)
    case text(String)
    /// An address or a number, which BibTeX's styles print letter by letter.
    case verbatim(String)
  }

  package var calls = Calls.numbers
  /// In the order of the list.
  package var works: [Work] = []

  package init(calls: Calls = .numbers, works: [Work] = []) {
    (self.calls, self.works) = (calls, works)
  }
}
