extension Optional {
  /// Returns the value, which the program itself guarantees to exist. Stops the program if it is nil.
  ///
  /// - Parameter reason: Why the value exists, whatever the user's input was. Printed if that turns out to be wrong.
  @inlinable
  package func unwrapped(
    because reason: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
  ) -> Wrapped {
    guard let self else { fatalError("no value, although \(reason())", file: file, line: line) }
    return self
  }
}
