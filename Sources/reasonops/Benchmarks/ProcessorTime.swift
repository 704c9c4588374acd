import Basics
import Platform

/// Time and memory as the system counts them.
enum ProcessorTime {
  /// Seconds of the calling thread's processor time: what other programs do meanwhile does not count.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// The current memory of this process in megabytes, or its maximum if the system does not report the current value.
  static var residentMegabytes: Double {
    guard let pages = (try? InputFile.text(at: "/proc/self/statm"))?.split(separator: " ").dropFirst().first,
      let count = Double(pages)
    else { return peakMegabytes }
    return count * Double(sysconf(Int32(_SC_PAGESIZE))) / 1e6
  }

  /// The maximum memory of this process, in megabytes.
  static var peakMegabytes: Double {
    peakMegabytes(of: RUSAGE_SELF)
  }

  /// The same of the largest of the processes that this one started and that have ended.
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
    let unit = 1e6
    #else
    let unit = 1e3
    #endif
    return Double(usage.ru_maxrss) / unit
  }
}
