/// Reads the trial from the fields of a line, whatever the order of the columns.
struct TrialReader: Sendable {
  /// The index of the field for each column of the key, in their order.
  private let key: [Int]
  private let settings: [(setting: TrialSetting, index: Int)]
  /// The names of a program's parameters, which come first in the key; nil for trials that train networks.
  private let parameters: [String]?
  /// The number of fields of a line.
  private let count: Int

  /// - Parameter columns: the names of the fields, which must include the whole key, as those of a `FileHeader` do.
  init(_ columns: [String], form: TrialForm = .networks) {
    count = columns.count
    key = form.results.key.map { name in
      guard let index = columns.firstIndex(of: name) else { fatalError("no column '\(name)' among \(columns)") }
      return index
    }
    parameters = form.parameters
    let known = form.parameters == nil ? TrialSetting.all : []
    settings = known.compactMap { setting in
      columns.firstIndex(of: setting.name).map { (setting, $0) }
    }
  }

  /// Returns the trial of a line; nil for fields that are not a trial of this program. A setting that is written out
  /// but equals its default counts as the default.
  func trial(_ fields: [String]) -> Trial? {
    guard fields.count >= count else { return nil }
    if let parameters { return trial(fields, of: parameters) }
    guard var trial = Trial(values: key.lazy.map { fields[$0] }) else { return nil }
    for (setting, index) in settings where !fields[index].isEmpty {
      guard let value = setting.value(ofField: fields[index]) else { return nil }
      if !value.isEmpty { trial.settings[setting.name] = value }
    }
    return trial
  }

  private func trial(_ fields: [String], of parameters: [String]) -> Trial? {
    guard let seed = key.last.flatMap({ Int(fields[$0]) }) else { return nil }
    let values = zip(parameters, key).map { ($0, fields[$1]) }
    return Trial(parameters: Dictionary(values) { first, _ in first }, seed: seed)
  }
}
