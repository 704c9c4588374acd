import Basics
import Documents

/// Footnotes by their labels, one set for each file: a caption may call what the text below it defines.
struct FootnoteNames {
  private struct Name: Hashable {
    /// A file that is included twice has its own footnotes each time.
    var source: ObjectIdentifier
    var label: String

    /// Labels are equal where capitals alone differ, as GitHub has it.
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

  /// What the Markdown parser must see besides a text: it drops footnotes that are not called, and leaves calls of
  /// undefined ones in the text.
  struct Supplement {
    var text = ""
    /// The labels of added definitions, by their lines.
    var labels: [Int: SourceText] = [:]
    /// The first added line.
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

  /// The place of a footnote among all of them, from 0.
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

  /// After all texts of all files.
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
