package struct ListTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  /// The number of the first item; nil for bullets.
  package var start: Int?
  /// Whether items follow each other without space between.
  package var isTight: Bool
  package var items: [[BlockTemplate<Hole>]]
  /// For each item a name that links lead to; empty where none is needed.
  package var anchors: [String]

  package init(start: Int?, isTight: Bool, items: [[BlockTemplate<Hole>]], anchors: [String] = []) {
    self.start = start
    self.isTight = isTight
    self.items = items
    self.anchors = anchors
  }
}
