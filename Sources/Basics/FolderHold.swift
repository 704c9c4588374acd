import Platform

/// Keeps other processes that ask for the same out of a folder for as long as it lives, and leaves no file there.
package final class FolderHold {
  private let descriptor: Int32

  /// Waits until nobody else holds the folder. Holds nothing where the file system has no locks.
  package init(_ folder: String) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 { flock(descriptor, LOCK_EX) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
