import Basics
import Platform

/// Time and memory as the operating system measures them.
enum ProcessorTime {
  /// The processor time of the calling thread in seconds. Time that other programs use does not count.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// The resident memory of this process in megabytes, or its maximum if the system does not report the current value.
  static var residentMegabytes: Double {
    guard let pages = (try? InputFile.text(at: "/proc/self/statm"))?.split(separator: " ").dropFirst().first,
      let count = Double(pages)
    else { return peakMegabytes }
    return count * Double(sysconf(Int32(_SC_PAGESIZE))) / 1e6
  }

  /// The maximum resident memory of this process in megabytes.
  static var peakMegabytes: Double {
    peakMegabytes(of: RUSAGE_SELF)
  }

  /// The maximum resident memory in megabytes of the largest child process that has ended.
  static var peakMegabytesOfChildren: Double {
    peakMegabytes(of: RUSAGE_CHILDREN)
  }

  #if canImport(Glibc)
  private typealias Whose = __rusage_who
  #else
  private typealias Whose = Int32
  #endif

  private static func peakMegabytes(of whose: Whose) -> Double {
    var usage = rusage()
    #if canImport(Glibc)
    getrusage(__rusage_who_t(whose.rawValue), &usage)
    #else
    getrusage(whose, &usage)
    #endif
    #if canImport(Darwin)
    return Double(usage.ru_maxrss) / 1e6
    #else
    // In kibibytes.
    return Double(usage.ru_maxrss) * 1024 / 1e6
    #endif
  }
}
