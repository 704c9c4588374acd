import Foundation

/// The sanitizer that the tests and the program were built with.
package enum Sanitizer {
  package static let isThread = isLinked("__tsan_init")
  package static let isAddress = isLinked("__asan_init")
  package static var isActive: Bool { isThread || isAddress }

  private static func isLinked(_ symbol: String) -> Bool {
    let program = dlopen(nil, RTLD_NOW)
    defer { if let program { dlclose(program) } }
    return dlsym(program, symbol) != nil
  }
}
