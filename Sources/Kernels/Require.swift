/// Stops the program with a message if a condition is false, in every build. `precondition` is not evaluated in
/// unchecked builds, and in optimised builds its message, with the shapes, is lost.
@inlinable @inline(__always)
package func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) {
  if !condition { stop(message(), file: file, line: line) }
}

/// Stops the program with a message, for example because a kernel was given shapes that do not fit.
@inline(never)
@usableFromInline
package func stop(_ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line) -> Never {
  fatalError(message(), file: file, line: line)
}
