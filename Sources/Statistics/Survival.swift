import Platform

/// A time until an event, or until the end of an observation in which it did not happen (a censored time).
package struct SurvivalTime: Sendable, Equatable {
  package var time: Double
  /// True if the event happened at `time`; false if it had not happened by then.
  package var happened: Bool

  package init(_ time: Double, happened: Bool = true) {
    self.time = time
    self.happened = happened
  }
}

/// The Kaplan–Meier estimate of the share of subjects that have not had the event by time t. A censored subject counts
/// as at risk up to its time.
///
/// With dᵢ events among nᵢ subjects at risk at time tᵢ: S(t) = Π(1 − dᵢ/nᵢ) over the times up to t. Greenwood's
/// standard error is S·√Σ dᵢ / (nᵢ(nᵢ − dᵢ)).
///
/// Source: Kaplan and Meier, JASA 1958.
package struct KaplanMeier: Sendable {
  /// A time at which the estimate falls.
  package struct Step: Sendable, Equatable {
    package var time: Double
    /// S(t) from this time on.
    package var survival: Double
    /// Greenwood's standard error; NaN if no subject is left.
    package var standardError: Double

    /// Returns S^exp(±z·se / (S·log S)), the interval of log(−log S) transformed back, which stays within [0, 1]. Nil
    /// if no subject is left.
    ///
    /// Source: Kalbfleisch and Prentice, *The Statistical Analysis of Failure Time Data*, 2nd edition, section 1.4.
    package func interval(level: Double = 0.95) -> Interval? {
      guard survival > 0, survival < 1 else { return nil }
      let z = NormalDistribution.quantile((1 + level) / 2)
      let spread = exp(z * standardError / (survival * -log(survival)))
      return Interval(low: pow(survival, spread), high: pow(survival, 1 / spread))
    }
  }

  /// One step for each time with an event, in ascending order.
  package let steps: [Step]

  package init(_ times: [SurvivalTime]) {
    var steps: [Step] = []
    var survival = 1.0
    var greenwood = 0.0
    for time in Set(times.filter(\.happened).map(\.time)).sorted() {
      let atRisk = Double(times.count { $0.time >= time })
      let events = Double(times.count { $0.time == time && $0.happened })
      survival *= 1 - events / atRisk
      greenwood += events / (atRisk * (atRisk - events))
      steps.append(
        Step(time: time, survival: survival, standardError: survival == 0 ? .nan : survival * greenwood.squareRoot()))
    }
    self.steps = steps
  }

  /// The first time at which S(t) is at most one half; nil if there is none. The tolerance is for rounding: a
  /// product of shares that is exactly one half may differ from it in its last bits.
  package var median: Double? { steps.first { $0.survival <= 0.5 + 1e-9 }?.time }

  /// Returns S(t); 1 before the first step.
  package func survival(at time: Double) -> Double {
    steps.last { $0.time <= time }?.survival ?? 1
  }
}

/// The log-rank test: does the event happen at the same rate in two groups?
///
/// z = Σ(d₁ᵢ − n₁ᵢdᵢ/nᵢ) / √Σ n₁ᵢn₂ᵢdᵢ(nᵢ − dᵢ) / (nᵢ²(nᵢ − 1)). Both sums go over the event times of every stratum.
///
/// Source: Mantel, Cancer Chemotherapy Reports 1966.
package struct LogRankTest: Sendable {
  /// The standardised difference; positive if the event happens faster in the first group.
  package let z: Double
  /// The two-sided p-value.
  package var p: Double { 2 * NormalDistribution.cumulative(-abs(z)) }

  /// Compares two groups; nil if the data cannot distinguish them, for example because no event happened.
  package init?(_ first: [SurvivalTime], _ second: [SurvivalTime]) {
    self.init(strata: [(first, second)])
  }

  /// Compares the groups within each stratum only, so that a problem that is hard for both groups does not affect the
  /// result.
  package init?(strata: [(first: [SurvivalTime], second: [SurvivalTime])]) {
    var (difference, variance) = (0.0, 0.0)
    for (first, second) in strata { Self.add(first, second, &difference, &variance) }
    guard variance > 0 else { return nil }
    z = difference / variance.squareRoot()
  }

  /// Adds what one stratum contributes to the numerator and to the variance of z.
  private static func add(
    _ first: [SurvivalTime], _ second: [SurvivalTime], _ difference: inout Double, _ variance: inout Double
  ) {
    let all = first + second
    for time in Set(all.filter(\.happened).map(\.time)).sorted() {
      let n1 = Double(first.count { $0.time >= time })
      let n = Double(all.count { $0.time >= time })
      let events = Double(all.count { $0.time == time && $0.happened })
      difference += Double(first.count { $0.time == time && $0.happened }) - n1 * events / n
      if n > 1 { variance += n1 * (n - n1) * events * (n - events) / (n * n * (n - 1)) }
    }
  }
}
