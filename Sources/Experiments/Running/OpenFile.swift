import Platform

/// Files that are open while others may remove or replace them.
enum OpenFile {
  /// Whether the file is still the one that its path names: one whose folder was removed takes every byte and keeps
  /// none.
  static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0 && opened.st_ino == named.st_ino
      && opened.st_dev == named.st_dev
  }
}
