package struct ListTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  /// The number of the first item; nil for bullets.
  package var start: Int?
  /// Whether items follow each other without space between.
  package var isTight: Bool
  package var items: [[BlockTemplate<Hole>]]
  /// For each item, the name of its link target; empty if it needs none.
  package var anchors: [String]

  package init(start: Int?, isTight: Bool, items: [[BlockTemplate<Hole>]], anchors: [String] = []) {
    self.start = start
    self.isTight = isTight
    self.items = items
    self.anchors = anchors
  }
}
