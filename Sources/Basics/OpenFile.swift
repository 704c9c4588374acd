/// A check for open files that other processes may remove or replace.
enum OpenFile {
  /// Returns true if the open file is still the one at the path. Bytes that are written to a removed file are lost.
  static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    guard let opened = FileStatus(of: descriptor), let named = FileStatus(at: path, followingLinks: false) else {
      return false
    }
    return opened.identity == named.identity
  }
}
