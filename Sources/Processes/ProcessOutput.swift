/// Receives what a program prints to one of its streams, in pieces.
package protocol ProcessOutput: AnyObject {
  /// Takes the next piece. The memory is valid only during the call.
  func take(_ bytes: UnsafeRawBufferPointer)
}
