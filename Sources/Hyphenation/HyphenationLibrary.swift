import Basics
import Platform

/// The functions of libhyphen that are used. It is loaded with the first document that names a language, and need not be
/// there.
struct HyphenationLibrary: Sendable {
  /// `HyphenDict *hnj_hyphen_load(const char *file)`
  typealias Load = @convention(c) (UnsafePointer<CChar>) -> OpaquePointer?
  typealias Texts = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  typealias Places = UnsafeMutablePointer<Int32>
  /// `int hnj_hyphen_hyphenate3(dict, word, size, marks, joined, &rep, &pos, &cut, least letters before and behind a hyphen,
  /// and the same of the parts of compounds)`
  typealias Divide =
    @convention(c) (
      OpaquePointer, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<CChar>, UnsafeMutablePointer<CChar>?,
      UnsafeMutablePointer<Texts?>, UnsafeMutablePointer<Places?>, UnsafeMutablePointer<Places?>,
      Int32, Int32, Int32, Int32
    ) -> Int32

  let load: Load
  let divide: Divide

  #if canImport(Darwin)
  private static let names = [
    "libhyphen.0.dylib", "/opt/homebrew/lib/libhyphen.0.dylib", "/usr/local/lib/libhyphen.0.dylib",
  ]
  #else
  private static let names = ["libhyphen.so.0"]
  #endif

  /// Nil where it is not installed.
  static let shared: HyphenationLibrary? = {
    for name in names {
      guard let library = dlopen(name, RTLD_LAZY | RTLD_LOCAL) else { continue }
      guard let load = dlsym(library, "hnj_hyphen_load"), let divide = dlsym(library, "hnj_hyphen_hyphenate3") else {
        continue
      }
      return HyphenationLibrary(
        load: unsafeBitCast(load, to: Load.self), divide: unsafeBitCast(divide, to: Divide.self))
    }
    return nil
  }()
}
