import Foundation

/// The sanitizer that the tests, and so the program, were built with.
package enum Sanitizer {
  /// Its memory grows with what it has seen.
  package static let isActive: Bool = {
    let program = dlopen(nil, RTLD_NOW)
    defer { if let program { dlclose(program) } }
    return ["__tsan_init", "__asan_init"].contains { (name: String) in dlsym(program, name) != nil }
  }()
}
