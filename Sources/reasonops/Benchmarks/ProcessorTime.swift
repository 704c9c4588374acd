#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Time and memory as the system counts them.
enum ProcessorTime {
  /// Seconds of the calling thread's processor time: what other programs do meanwhile does not count.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// The most memory that this process ever held, in megabytes.
  static var peakMegabytes: Double {
    var usage = rusage()
    #if canImport(Glibc)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
    getrusage(RUSAGE_SELF, &usage)
    #endif
    #if canImport(Darwin)
    let unit = 1e6
    #else
    let unit = 1e3
    #endif
    return Double(usage.ru_maxrss) / unit
  }
}
