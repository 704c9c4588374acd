extension Optional {
  /// The value that the program itself guarantees.
  ///
  /// - Parameter reason: why it is there, whatever the user gave. Printed where that is wrong.
  @inlinable
  package func unwrapped(
    because reason: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
  ) -> Wrapped {
    guard let self else { fatalError("no value, although \(reason())", file: file, line: line) }
    return self
  }
}
