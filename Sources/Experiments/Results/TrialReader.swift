/// Finds the trial in the fields of a line, wherever its columns stand.
struct TrialReader: Sendable {
  /// For each of `Trial.columns`, in their order.
  private let key: [Int]
  private let settings: [(name: String, index: Int)]
  /// Fields of a line.
  private let count: Int

  /// - Parameter columns: the names of the fields; a `FileHeader` holds the whole key.
  init(_ columns: [String]) {
    count = columns.count
    key = Trial.columns.map { name in
      guard let index = columns.firstIndex(of: name) else { fatalError("no column '\(name)' among \(columns)") }
      return index
    }
    settings = TrialSetting.all.compactMap { setting in
      columns.firstIndex(of: setting.name).map { (setting.name, $0) }
    }
  }

  /// Nil for fields that are no trial of this program.
  func trial(_ fields: [String]) -> Trial? {
    guard fields.count >= count, var trial = Trial(values: key.lazy.map { fields[$0] }) else { return nil }
    for (name, index) in settings where !fields[index].isEmpty {
      trial.settings[name] = fields[index]
    }
    return trial
  }
}
