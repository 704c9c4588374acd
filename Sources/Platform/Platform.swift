// The only file that knows the system's C library and Foundation. All other files import `Platform`.
// FoundationEssentials, if the system has it, avoids loading all of Foundation with its localisation data.

#if canImport(Glibc)
@_exported import Glibc
#elseif canImport(Musl)
@_exported import Musl
#else
@_exported import Darwin
#endif

#if canImport(FoundationEssentials)
@_exported import FoundationEssentials
#else
@_exported import Foundation
#endif

extension stat {
  /// The time of the last change of the file or its attributes (`ctime`).
  package var changed: timespec {
    #if canImport(Darwin)
    st_ctimespec
    #else
    st_ctim
    #endif
  }

  /// The time when the content of the file was last written (`mtime`).
  package var modified: timespec {
    #if canImport(Darwin)
    st_mtimespec
    #else
    st_mtim
    #endif
  }
}
