/// The works that a document cites, in the form that LaTeX and BibTeX need. The list that readers see is among the
/// blocks.
package struct WorkList: Sendable, Equatable {
  /// The form of citations in the text.
  package enum Calls: Sendable, Equatable {
    /// `[1]`
    case numbers
    /// `(Knuth and Plass, 1981)`
    case namesAndYears
    /// `[KP81]`
    case labels
  }

  /// A cited work.
  package struct Work: Sendable, Equatable {
    package var key: String
    /// The authors as named in a citation, such as `Knuth and Plass`. Empty if they are not known.
    package var name: String
    /// The number, the year with its letter, or the label, depending on `Calls`.
    package var label: String
    /// The type of the BibTeX entry, such as `article`.
    package var kind: String
    /// The BibTeX fields, in the order in which they are written.
    package var fields: [(name: String, value: WrittenText)]

    package init(key: String, name: String, label: String, kind: String, fields: [(name: String, value: WrittenText)]) {
      (self.key, self.name, self.label, self.kind, self.fields) = (key, name, label, kind, fields)
    }

    package static func == (a: Self, b: Self) -> Bool {
      (a.key, a.name, a.label, a.kind) == (b.key, b.name, b.label, b.kind)
        && a.fields.elementsEqual(b.fields) { $0 == $1 }
    }
  }

  /// The text of a field.
  package enum WrittenText: Sendable, Equatable {
    /// TeX in which all commands are known to be harmless letters, accents and styles, and braces are balanced.
    case tex(String)
    /// Plain text, which must be escaped.
    case text(String)
    /// An address or a number, which BibTeX styles print character by character.
    case verbatim(String)
  }

  package var calls = Calls.numbers
  /// The works in the order of the list of references.
  package var works: [Work] = []

  package init(calls: Calls = .numbers, works: [Work] = []) {
    (self.calls, self.works) = (calls, works)
  }
}
