import Basics
import Documents

/// The footnotes by label. All texts of a file share them, so a caption may call a footnote that a later text defines.
struct FootnoteNames {
  private struct Name: Hashable {
    /// The identity of the file. Each file has its own footnotes; one that is included twice has them twice.
    var source: ObjectIdentifier
    var label: String

    /// Labels match regardless of case, as on GitHub.
    init(_ label: SourceText) {
      source = ObjectIdentifier(label.source)
      self.label = label.text.lowercased()
    }
  }

  private struct Footnote {
    var index: Int
    var call: SourceText?
    var definition: SourceText?
  }

  private var footnotes: [Name: Footnote] = [:]

  var count: Int { footnotes.count }

  /// Text that is added for the Markdown parser. The parser drops footnotes that a text does not call, and does not
  /// recognise calls of footnotes that it does not define.
  struct Supplement {
    var text = ""
    /// The labels of the added definitions, by their line numbers.
    var labels: [Int: SourceText] = [:]
    /// The number of the first added line.
    var line: Int
  }

  mutating func supplement(_ scanned: PlaceholderScanner.Result, _ problems: ProblemList) -> Supplement {
    for label in scanned.calls { call(label) }
    for label in scanned.definitions.values.sorted(by: { $0.line < $1.line }) { define(label, problems) }
    let defined = Set(scanned.definitions.values.map(Name.init))
    let called = Set(scanned.calls.map(Name.init))
    var result = Supplement(line: scanned.lineNumbers.count + 1)
    var line = result.line
    func add(_ text: String) {
      result.text += "\n" + text + "\n"
      line += 2
    }
    var added: Set<Name> = []
    for label in scanned.calls where !defined.contains(Name(label)) && added.insert(Name(label)).inserted {
      result.labels[line + 1] = label
      add("[^\(label.text)]: \(label.text.count)")
    }
    let uncalled = scanned.definitions.values.filter { !called.contains(Name($0)) }
    if !uncalled.isEmpty { add(uncalled.map { "[^\($0.text)]" }.joined(separator: " ")) }
    return result
  }

  /// Returns the position of a footnote among all, counted from 0; nil if it is unknown.
  func index(of label: SourceText) -> Int? { footnotes[Name(label)]?.index }

  private mutating func call(_ label: SourceText) {
    let known = footnotes[Name(label)] ?? Footnote(index: footnotes.count)
    footnotes[Name(label)] = Footnote(index: known.index, call: known.call ?? label, definition: known.definition)
  }

  private mutating func define(_ label: SourceText, _ problems: ProblemList) {
    let known = footnotes[Name(label)] ?? Footnote(index: footnotes.count)
    if let first = known.definition {
      problems.report(
        "the footnote '\(label.text)' is defined twice", hint: "it is already defined in line \(first.line)",
        at: label.location())
    }
    footnotes[Name(label)] = Footnote(index: known.index, call: known.call, definition: known.definition ?? label)
  }

  /// Reports footnotes that are undefined or never called. Valid only after all texts of all files were added.
  func check(_ problems: ProblemList) {
    for footnote in footnotes.values {
      if footnote.definition == nil, let call = footnote.call {
        problems.report(
          "the footnote '\(call.text)' is not defined",
          hint: "add a line '[^\(call.text)]: …'; '\\[^' is a plain bracket", at: call.location())
      }
      if footnote.call == nil, let definition = footnote.definition {
        problems.report(
          "the footnote '\(definition.text)' is never called", hint: "write '[^\(definition.text)]' in the text",
          at: definition.location())
      }
    }
  }
}
