/// Finds the trial in the fields of a line, wherever its columns stand.
struct TrialReader: Sendable {
  /// For each of `Trial.columns`, in their order.
  private let key: [Int]
  private let settings: [(setting: TrialSetting, index: Int)]
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
      columns.firstIndex(of: setting.name).map { (setting, $0) }
    }
  }

  /// Nil for fields that are not a trial of this program. A setting that is written out though it is the default is the
  /// default.
  func trial(_ fields: [String]) -> Trial? {
    guard fields.count >= count, var trial = Trial(values: key.lazy.map { fields[$0] }) else { return nil }
    for (setting, index) in settings where !fields[index].isEmpty {
      guard let value = setting.value(ofField: fields[index]) else { return nil }
      if !value.isEmpty { trial.settings[setting.name] = value }
    }
    return trial
  }
}
