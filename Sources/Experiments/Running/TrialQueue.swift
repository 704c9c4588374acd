import Basics
import Networks

/// Gives trials to threads, each of which executes one at a time, and collects their results.
package final class TrialQueue: Sendable {
  package typealias Train =
    @Sendable (_ trial: Trial, _ isStopping: @escaping @Sendable () -> Bool) throws -> TrialResult

  package enum Event {
    case results([(trial: Trial, result: TrialResult)])
    /// All threads have ended, and all results have been taken.
    case end
  }

  private struct State {
    /// Creates each trial when a thread asks for it.
    var waiting: any IteratorProtocol<Trial> & Sendable
    var running: [Int: Trial] = [:]
    var results: [(trial: Trial, result: TrialResult)] = []
    var threads: Int
    /// The number of trials that may still fail before no more are started; nil for no limit.
    var toleratedFailures: Int?
    var isStopping = false
    /// The error that ends the run.
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

  /// Starts the threads, which the caller must join after `Event.end`. If the system gives fewer threads than wanted,
  /// they execute all trials.
  ///
  /// - Throws: `cannotCreate` if no thread could be started.
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

  /// Starts no more trials and abandons the running ones.
  package func stop() {
    state.change { $0.isStopping = true }
  }

  package var isStopping: Bool {
    request.number != nil || state.access { $0.isStopping }
  }

  /// The error of a trial that ended the run; nil if there was none.
  package var fault: Diagnostic? { state.access { $0.fault } }

  package var running: [Trial] {
    state.access { state in state.running.sorted { $0.key < $1.key }.map(\.value) }
  }

  /// Returns the next event: all results since the last call, or the end. Nil if there is none within that many
  /// seconds.
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

  /// Executes a trial. Returns nil for a trial that was abandoned because the run stops. Any other error makes a failed
  /// trial, unless it ends the run, so that no trial is lost.
  private func result(of trial: Trial) -> TrialResult? {
    do {
      return try train(trial) { self.isStopping }
    } catch is CancellationError where isStopping {
      return nil
    } catch is CancellationError {
      return TrialResult(status: .failed, reason: "it was abandoned although the run goes on")
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
