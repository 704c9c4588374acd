import Basics
import Platform

/// How wide the bins of a histogram should be.
package enum HistogramRule {
  /// min(2·IQR·n^(−1/3), (max − min)/(log₂ n + 1)): the rule of Freedman and Diaconis, or that of Sturges where it makes
  /// more bins or where the quartiles are equal. Nil where all values are equal.
  ///
  /// Sources: Freedman and Diaconis, "On the histogram as a density estimator", 1981; Sturges, "The choice of a class
  /// interval", 1926; together the `auto` of NumPy.
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
