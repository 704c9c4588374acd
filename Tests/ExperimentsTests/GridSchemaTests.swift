import Basics
import Experiments
import Foundation
import Networks
import Testing

/// The schema of grid files that editors use agrees with the code that reads them. `make test-schema` checks it with
/// files.
@Suite struct GridSchemaTests {
  private static let texts: Set<String> = {
    var texts: Set<String> = []
    func collect(_ item: JSONItem) {
      switch item {
      case .object(let members):
        texts.formUnion(members.keys)
        members.values.forEach(collect)
      case .list(let items): items.forEach(collect)
      case .text(let text): texts.insert(text)
      default: break
      }
    }
    collect(GridFile.schema.json)
    return texts
  }()

  @Test func everyNameOfAListIsInIt() {
    let lists: [[String]] = [
      LearningTask.all.map(\.name), Dataset.all.map(\.name), Architecture.all.map(\.name), Activation.all.map(\.name),
      ResearchProtocol.all.map(\.name), TrialSetting.all.map(\.key), TrialSetting.all.map(\.name),
      InputMapping.all.map(\.name), Optimizer.all.map(\.name), Loss.all.map(\.name), Initializer.all.map(\.name),
      TrainingRoutine.all.map(\.name), Trial.cellColumns,
    ]
    for name in lists.joined() { #expect(Self.texts.contains(name), "\(name)") }
  }

  /// The reader knows exactly the keys that the schema names.
  @Test func itsKeysAreThoseOfTheReader() throws {
    guard case .object(let root) = GridFile.schema.json, case .object(let definitions)? = root["definitions"] else {
      return #expect(Bool(false), "no definitions")
    }
    let starts = ["networks": "tasks: [dot]\ndatasets: [random]\nnetworks: []\n", "program": "command: [a]\n"]
    for (part, start) in starts {
      guard case .object(let mapping)? = definitions[part], case .object(let properties)? = mapping["properties"] else {
        return #expect(Bool(false), "no definition of \(part)")
      }
      for key in properties.keys.sorted() + ["unheard_of"] where !start.contains("\(key):") {
        let isKnown = !messages("\(start)\(key): 1\n").contains { $0 == "unknown key '\(key)'" }
        #expect(isKnown == (key != "unheard_of"), "\(key)")
      }
    }
  }

  private func messages(_ text: String) -> [String] {
    do {
      _ = try GridFile.parse(text, path: "grid.yaml")
      return []
    } catch let list as DiagnosticList {
      return list.diagnostics.map(\.message)
    } catch {
      return [(error as? Diagnostic)?.message ?? ""]
    }
  }
}
