/// What a cell can name as its y where marks compute it: all of them compute it, each in its own way.
package struct ComputedChoice: Sendable {
  package let name: String
  var axes: [(mark: String, axis: ComputedAxis)] = []
}
