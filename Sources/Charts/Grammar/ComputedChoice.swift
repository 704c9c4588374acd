/// A quantity that a chart cell can name as `y` because all marks of the chart compute it, each in its own way.
package struct ComputedChoice: Sendable {
  package let name: String
  var axes: [(mark: String, axis: ComputedAxis)] = []
}
