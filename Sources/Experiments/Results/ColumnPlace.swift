/// The sort key of a column in a file: its kind, then its group, then its index in the group.
package struct ColumnPlace: Comparable {
  /// The kind of the column: 0 for the columns of `ColumnRule.all`, more for others.
  var kind: Int
  var group = ""
  var index: Int

  package static func < (a: Self, b: Self) -> Bool {
    (a.kind, a.group, a.index) < (b.kind, b.group, b.index)
  }

  /// Returns the place of a column that is a setting of trials, in the order of `TrialSetting.all`; nil for any other
  /// name.
  static func ofSetting(_ name: String) -> ColumnPlace? {
    TrialSetting.all.firstIndex { $0.name == name }.map { ColumnPlace(kind: 1, index: $0) }
  }

  /// Returns the place of a column that is a metric on a set, grouped by set; nil for any other name.
  static func ofMetric(_ name: String) -> ColumnPlace? {
    EvaluationMetric.parse(column: name).map { found in
      ColumnPlace(
        kind: 2, group: found.set, index: EvaluationMetric.all.firstIndex { $0.name == found.metric.name } ?? 0)
    }
  }
}
