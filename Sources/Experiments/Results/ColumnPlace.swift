/// Where a column stands in a file: by its kind, then by its group, then by its index in the group.
package struct ColumnPlace: Comparable {
  /// 0 for the columns of `all`.
  var kind: Int
  var group = ""
  var index: Int

  package static func < (a: Self, b: Self) -> Bool {
    (a.kind, a.group, a.index) < (b.kind, b.group, b.index)
  }

  /// Of the column of a setting of trials, in the order of their list; nil for any other name.
  static func ofSetting(_ name: String) -> ColumnPlace? {
    TrialSetting.all.firstIndex { $0.name == name }.map { ColumnPlace(kind: 1, index: $0) }
  }

  /// Of a metric on a named set, set by set; nil for any other name.
  static func ofMetric(_ name: String) -> ColumnPlace? {
    EvaluationMetric.parse(column: name).map { found in
      ColumnPlace(
        kind: 2, group: found.set, index: EvaluationMetric.all.firstIndex { $0.name == found.metric.name } ?? 0)
    }
  }
}
