/// Files that are open while others may remove or replace them.
enum OpenFile {
  /// Whether the file is still the one that its path names: one whose folder was removed takes every byte and keeps
  /// none.
  static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    guard let opened = FileStatus(of: descriptor), let named = FileStatus(at: path, followingLinks: false) else {
      return false
    }
    return opened.identity == named.identity
  }
}
