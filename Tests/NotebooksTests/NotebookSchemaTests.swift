import Analysis
import Basics
import Charts
import Foundation
import Graphics
import Notebooks
import Testing

/// The schema for editors agrees with what the program reads. `make test-schema` applies the schema to files.
@Suite struct NotebookSchemaTests {
  private static let json = Notebook.schema(formats: .names(["md"]), papers: .names(["a4"])).json

  /// Collects the keys of all mappings in an item, and the words that values can be.
  private static func collect(_ item: JSONItem, _ keys: inout Set<String>, _ words: inout Set<String>) {
    switch item {
    case .object(let members):
      if case .object(let properties)? = members["properties"] { keys.formUnion(properties.keys) }
      for name in ["enum", "examples"] {
        if case .list(let items)? = members[name] { words.formUnion(items.compactMap(\.writtenText)) }
      }
      if let word = members["const"]?.writtenText { words.insert(word) }
      for member in members.values { collect(member, &keys, &words) }
    case .list(let items): for item in items { collect(item, &keys, &words) }
    default: break
    }
  }

  private static let found: (keys: Set<String>, words: Set<String>) = {
    var (keys, words): (Set<String>, Set<String>) = ([], [])
    collect(json, &keys, &words)
    return (keys, words)
  }()

  @Test func everyKeyIsInIt() {
    #expect(Notebook.keys.subtracting(Self.found.keys) == [])
    #expect(Set(["title", "text"]).isSubset(of: Self.found.keys))
  }

  @Test func everyNameOfAListIsInIt() {
    let lists: [[String]] = [
      Chart.kinds.map(\.name), Venue.all.map(\.name), ColorScheme.all.map(\.name), IntervalMethod.all.map(\.name),
      DuplicatePolicy.allCases.map(\.name), BestTest.all.map(\.name), CitationStyle.all.map(\.name),
      Notebook.derivedTables.map(\.name), Notebook.tableTotals.map(\.name), ["md", "a4"],
    ]
    for name in lists.joined() { #expect(Self.found.words.contains(name), "\(name)") }
    for reducer in Reducer.all {
      #expect(Self.found.words.contains { $0.hasPrefix("\(reducer.name)(") }, "\(reducer.name)")
    }
  }

  /// Each kind of cell has a definition, and every reference leads to a definition.
  @Test func everyReferenceLeadsSomewhere() throws {
    guard case .object(let root) = Self.json, case .object(let definitions)? = root["definitions"] else {
      return #expect(Bool(false), "no definitions")
    }
    #expect(Set(Notebook.cells).isSubset(of: definitions.keys))
    let text = String(decoding: try JSONEncoder().encode(Self.json), as: UTF8.self).replacing("\\/", with: "/")
    let references = text.matches(of: #/"\$ref":"#\/definitions\/(\w+)"/#).map { String($0.output.1) }
    #expect(references.count >= Notebook.cells.count && Set(references).isSubset(of: definitions.keys))
  }

  /// Each key has a description, which editors show.
  @Test func everyKeyIsDescribed() {
    func look(_ item: JSONItem, at path: String) {
      guard case .object(let members) = item else {
        if case .list(let items) = item { for item in items { look(item, at: path) } }
        return
      }
      if case .object(let properties)? = members["properties"], members["additionalProperties"] == .truth(false) {
        for (name, value) in properties {
          guard case .object(let keywords) = value else { continue }
          #expect(keywords["description"] != nil || keywords["const"] != nil, "\(path)/\(name)")
        }
      }
      for (name, member) in members { look(member, at: "\(path)/\(name)") }
    }
    look(Self.json, at: "")
  }
}

extension JSONItem {
  fileprivate var writtenText: String? {
    switch self {
    case .text(let text): text
    case .truth(let truth): "\(truth)"
    default: nil
    }
  }
}
