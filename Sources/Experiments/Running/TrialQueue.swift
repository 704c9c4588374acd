import Basics
import Networks

/// Hands trials to threads, each training one at a time, and collects what they give.
package final class TrialQueue: Sendable {
  package typealias Train =
    @Sendable (_ trial: Trial, _ isStopping: @escaping @Sendable () -> Bool) throws -> TrialResult

  package enum Event {
    case results([(trial: Trial, result: TrialResult)])
    /// All threads have ended and all results were taken.
    case end
  }

  private struct State {
    /// Makes the next trial when its turn comes.
    var waiting: any IteratorProtocol<Trial> & Sendable
    var running: [Int: Trial] = [:]
    var results: [(trial: Trial, result: TrialResult)] = []
    var threads: Int
    /// The number of trials that may still fail before no more are started; nil for no limit.
    var toleratedFailures: Int?
    var isStopping = false
    /// What ended the run.
    var fault: Diagnostic?

    mutating func finish(_ trial: Trial, _ result: TrialResult) {
      results.append((trial, result))
      guard result.status == .failed, let tolerated = toleratedFailures else { return }
      toleratedFailures = tolerated - 1
      if tolerated <= 1 { isStopping = true }
    }
  }

  private let state: Monitor<State>
  private let request: StopRequest
  private let train: Train

  package init<Trials: Sequence<Trial>>(
    _ trials: Trials, threads: Int, maximumFailures: Int? = nil, request: StopRequest, train: @escaping Train
  ) where Trials.Iterator: Sendable {
    state = Monitor(State(waiting: trials.makeIterator(), threads: threads, toleratedFailures: maximumFailures))
    self.request = request
    self.train = train
  }

  /// Begins to train; each thread is to be joined after `Event.end`. Where the system gives fewer threads, those train
  /// all trials.
  ///
  /// - Throws: `cannotCreate` if there is not one thread.
  package func start() throws(Diagnostic) -> [WorkerThread] {
    var threads: [WorkerThread] = []
    let wanted = state.access { $0.threads }
    while threads.count < wanted {
      let index = threads.count
      do throws(Diagnostic) {
        threads.append(try WorkerThread { self.work(index) })
      } catch {
        guard index > 0 else { throw error }
        state.change { $0.threads -= wanted - index }
        break
      }
    }
    return threads
  }

  /// Begins nothing new and drops what is half-done.
  package func stop() {
    state.change { $0.isStopping = true }
  }

  package var isStopping: Bool {
    request.number != nil || state.access { $0.isStopping }
  }

  /// Why no more trials are run; nil unless one said so.
  package var fault: Diagnostic? { state.access { $0.fault } }

  package var running: [Trial] {
    state.access { state in state.running.sorted { $0.key < $1.key }.map(\.value) }
  }

  /// The events since the last call; nil if there are none within the given number of seconds.
  package func next(within seconds: Double) -> Event? {
    state.wait(seconds: seconds) { state in
      guard state.results.isEmpty else {
        defer { state.results = [] }
        return .results(state.results)
      }
      return state.threads == 0 ? .end : nil
    }
  }

  private func work(_ index: Int) {
    flushDenormalsToZero()
    while let trial = take(index) {
      guard let result = result(of: trial) else { break }
      state.change {
        $0.running[index] = nil
        $0.finish(trial, result)
      }
    }
    state.change {
      $0.running[index] = nil
      $0.threads -= 1
    }
  }

  private func take(_ index: Int) -> Trial? {
    guard !isStopping else { return nil }
    return state.access { state in
      let trial = state.waiting.next()
      state.running[index] = trial
      return trial
    }
  }

  /// Nil for a trial that was dropped half-done; an error makes a failed trial, not a failed run.
  private func result(of trial: Trial) -> TrialResult? {
    do {
      return try train(trial) { self.isStopping }
    } catch is CancellationError {
      return nil
    } catch let end as EndOfRun {
      state.change { state in
        state.fault = state.fault ?? end.diagnostic
        state.isStopping = true
      }
      return nil
    } catch {
      return TrialResult(status: .failed, reason: "\(error)")
    }
  }
}
