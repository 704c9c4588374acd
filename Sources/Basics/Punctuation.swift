/// The marks that a language writes in numbers, between numbers, and between the items of a list.
package struct Punctuation: Sendable, Equatable {
  /// The mark between the integer part and the fraction.
  package let decimal: String
  /// The mark between groups of three digits.
  package let group: String
  /// The separator of the two numbers of an interval. It differs from a comma where a comma is the decimal mark.
  package let list: String
  /// The percent sign with any space before it.
  package let percent: String
  /// The word before the last item of a list.
  package let and: String

  package init(decimal: String, group: String, list: String, percent: String, and: String) {
    self.decimal = decimal
    self.group = group
    self.list = list
    self.percent = percent
    self.and = and
  }

  package static let english = Punctuation(decimal: ".", group: ",", list: ", ", percent: "%", and: "and")

  /// The punctuation of the document that is being made. `concurrentMap` passes it on to its threads, so code that
  /// writes a number needs no parameter for it, however deep inside a chart it is.
  @TaskLocal package static var current = english
}
