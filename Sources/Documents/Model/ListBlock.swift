package struct ListTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  /// The number of the first item; nil for bullets.
  package var start: Int?
  /// Whether items follow each other without space between.
  package var isTight: Bool
  package var items: [[BlockTemplate<Hole>]]
  /// For each item, the name of its link target; empty if it needs none.
  package var anchors: [String]
  /// For each item whether its task is done, nil if it is no task; empty for a list without tasks.
  package var tasks: [Bool?]

  package init(
    start: Int?, isTight: Bool, items: [[BlockTemplate<Hole>]], anchors: [String] = [], tasks: [Bool?] = []
  ) {
    self.start = start
    self.isTight = isTight
    self.items = items
    self.anchors = anchors
    self.tasks = tasks
  }

  package func anchor(ofItem index: Int) -> String? { index < anchors.count ? anchors[index] : nil }
  package func task(ofItem index: Int) -> Bool? { index < tasks.count ? tasks[index] : nil }
}
