import Platform

/// A lock on a folder that other `FolderHold`s of the same folder wait for. It leaves no file, and ends with this
/// object.
package final class FolderHold {
  private let descriptor: Int32

  /// Waits until nobody else holds the folder. Does not lock at all if the file system has no locks.
  package init(_ folder: String) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 { flock(descriptor, LOCK_EX) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
