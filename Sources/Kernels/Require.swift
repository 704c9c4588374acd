/// Stops the program with a message unless a condition holds, in every build: where `precondition` is evaluated at all in
/// optimised code, it says nothing of the shapes.
@inlinable @inline(__always)
package func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) {
  if !condition { stop(message(), file: file, line: line) }
}

/// Stops the program at the entry of a kernel that was given shapes that do not fit.
@inline(never)
@usableFromInline
package func stop(_ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line) -> Never {
  fatalError(message(), file: file, line: line)
}
