/// A list.
package struct ListTemplate<Hole: Hashable & Sendable>: Sendable, Equatable {
  /// The number of the first item, or nil for a list with bullets.
  package var start: Int?
  /// True if there is no space between items.
  package var isTight: Bool
  package var items: [[BlockTemplate<Hole>]]
  /// The anchor of each item. Empty if the items need none.
  package var anchors: [String]
  /// For each item, whether its task is done, or nil if it is not a task. Empty for a list without tasks.
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
