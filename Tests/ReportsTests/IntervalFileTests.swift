import Basics
import Foundation
import Reports
import Statistics
import TestSupport
import Testing

@Suite struct IntervalFileTests {
  private static let intervals: [UInt64: Interval] = [
    1: Interval(low: 0.25, high: 0.5), 0xFEDC_BA98: Interval(low: -1e-300, high: 7),
  ]

  @Test func whatIsWrittenComesBack() throws {
    try ScratchFolder.with { scratch in
      try IntervalFile.write(Self.intervals, folder: scratch.path, inputs: .none)
      #expect(IntervalFile.read(folder: scratch.path) { Issue.record("\($0)") } == Self.intervals)
    }
  }

  /// Changes every bit of the file, and truncates it to every length. Then it gives no intervals.
  @Test func noDamageIsBelieved() throws {
    try ScratchFolder.with { scratch in
      try IntervalFile.write(Self.intervals, folder: scratch.path, inputs: .none)
      let whole = try scratch.bytes("render.cache")
      var notes: Set<String> = []
      func read(_ bytes: [UInt8]) throws -> [UInt64: Interval] {
        try Data(bytes).write(to: URL(filePath: scratch("render.cache")))
        return IntervalFile.read(folder: scratch.path) { notes.insert($0) }
      }
      for index in whole.indices {
        for bit in 0..<8 {
          var damaged = whole
          damaged[index] ^= 1 << bit
          #expect(try read(damaged).isEmpty, "bit \(bit) of byte \(index)")
        }
        #expect(try read(Array(whole[..<index])).isEmpty, "\(index) bytes")
      }
      #expect(notes.count == 1 && notes.allSatisfy { $0.contains("render.cache' is damaged") })
    }
  }
}
