/// What a language writes in and between numbers, and between the parts of a list.
package struct Punctuation: Sendable, Equatable {
  /// Between the whole part of a number and the rest.
  package let decimal: String
  /// Between groups of three digits.
  package let group: String
  /// Between the numbers of an interval, where a comma may be the decimal mark.
  package let list: String
  /// Behind a number.
  package let percent: String
  /// Before the last of several words.
  package let and: String

  package init(decimal: String, group: String, list: String, percent: String, and: String) {
    self.decimal = decimal
    self.group = group
    self.list = list
    self.percent = percent
    self.and = and
  }

  package static let english = Punctuation(decimal: ".", group: ",", list: ", ", percent: "%", and: "and")

  /// Of the document that is being made. It goes along with the work: `concurrentMap` hands it to its threads. So what
  /// writes a number needs not be told, at whatever depth of a chart it is.
  @TaskLocal package static var current = english
}
