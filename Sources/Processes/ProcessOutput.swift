/// Receives what a program prints to one of its streams, piece by piece.
package protocol ProcessOutput: AnyObject {
  func take(_ bytes: UnsafeRawBufferPointer)
}
