import Foundation

/// A pseudo-terminal with a number of columns that keeps what a program draws on it.
package final class Terminal {
  private let ours: FileHandle
  /// The end that the program gets as its standard error.
  let theirs: FileHandle

  package init(columns: Int) throws {
    var (master, slave): (Int32, Int32) = (0, 0)
    var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, nil, nil, &size) == 0 else { throw POSIXError(.ENXIO) }
    ours = FileHandle(fileDescriptor: master, closeOnDealloc: true)
    theirs = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
  }

  /// Runs the program on this terminal to its end.
  ///
  /// - Returns: Everything that it drew, including control characters.
  package func run(_ arguments: [String], environment: [String: String] = [:]) throws -> String {
    let process = Program.process(arguments, environment: environment)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = theirs
    try process.run()
    try theirs.close()
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4_096)
    while case let count = read(ours.fileDescriptor, &piece, piece.count), count > 0 { bytes += piece[..<count] }
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
