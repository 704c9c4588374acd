/// A column of curves.csv.
package struct CurveColumn: FileColumn {
  package typealias Row = (trial: Trial, point: CurvePoint)

  package let name: String
  package let field: @Sendable (Row) -> String?

  init(_ name: String, field: @escaping @Sendable (Row) -> String?) {
    self.name = name
    self.field = field
  }

  static func key(_ name: String) -> CurveColumn {
    CurveColumn(name) { $0.trial[name] }
  }

  package static let all: [CurveColumn] =
    Trial.columns.map(key) + [
      CurveColumn("phase") { $0.point.phase.rawValue },
      CurveColumn("lr") { FieldText.number($0.point.learningRate) },
      CurveColumn("step") { String($0.point.step) },
      CurveColumn("train_loss") { FieldText.number($0.point.trainingLoss) },
      CurveColumn("validation_loss") { FieldText.number($0.point.validationLoss) },
      CurveColumn("validation_accuracy") { FieldText.number($0.point.validationAccuracy) },
    ]

  package static let ofNetworks = ColumnRule(key: Trial.columns, all: all, known: known) { name in
    ColumnPlace.ofSetting(name) ?? ColumnPlace(kind: 2, group: name, index: 0)
  }

  package static func known(_ name: String) -> CurveColumn? {
    all.first { $0.name == name } ?? TrialSetting.all.first { $0.name == name }.map { key($0.name) }
  }
}
