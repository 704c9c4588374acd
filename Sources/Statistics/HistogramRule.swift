import Basics
import Platform

/// A rule for the width of the bins of a histogram.
package enum HistogramRule {
  /// Returns min(2·IQR·n^(−1/3), (max − min)/(log₂ n + 1)): the width of Freedman and Diaconis, or that of Sturges if
  /// it is smaller or the quartiles are equal. Nil if all values are equal or there are none.
  ///
  /// Sources: Freedman and Diaconis, "On the histogram as a density estimator", 1981; Sturges, "The choice of a class
  /// interval", 1926. NumPy's `bins="auto"` takes the smaller width in the same way.
  package static func width(_ values: [Double]) -> Double? {
    guard let low = values.min(), let high = values.max(), high > low, (high - low).isFinite,
      let first = Summary.quantile(values, 0.25), let third = Summary.quantile(values, 0.75)
    else { return nil }
    let count = Double(values.count)
    let sturges = (high - low) / (log2(count) + 1)
    let freedmanDiaconis = 2 * (third - first) * pow(count, -1.0 / 3)
    let width = freedmanDiaconis > 0 ? min(freedmanDiaconis, sturges) : sturges
    return width > 0 ? width : nil
  }
}
