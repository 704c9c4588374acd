import Experiments
import Networks
import Testing

@Suite struct ScoresTests {
  private func evaluation(errors: [[Float]], count: Int) -> Scores {
    let (outputs, targets) = (Matrix(rows: errors.count, columns: 32), Matrix(rows: errors.count, columns: 32))
    // The samples after `count` are wrong and must not count.
    outputs.fill(9)
    for (row, values) in errors.enumerated() {
      for (sample, value) in values.enumerated() { outputs[row, sample] = value }
    }
    var evaluation = Scores(outputWidth: errors.count)
    evaluation.add(outputs, targets, count: count)
    return evaluation
  }

  /// An error is right if round_half_even(error · 3.1622776985168457) = 0. The floats next to the tolerance
  /// 0.158113881090996 are 0.15811388194561004 (wrong) and 0.15811386704444885 (right).
  @Test func toleranceIsExactToTheFloat() {
    let right: Float = 0.15811387
    let wrong = right.nextUp
    #expect(Double(right) < 0.158113881090996 && Double(wrong) > 0.158113881090996)
    #expect(evaluation(errors: [[right, -right, wrong, -wrong]], count: 4).accuracy == 0.5)
  }

  /// An error of exactly half a unit, which is possible in float64, rounds to 0 and counts as right.
  @Test func toleranceItselfIsRight() {
    #expect((Scores.tolerance * Scores.errorScale).rounded(.toNearestOrEven) == 0)
    #expect(abs(Scores.tolerance - 0.158113881090996) < 1e-15)
  }

  @Test func notANumberIsWrong() {
    #expect(evaluation(errors: [[.nan, 0, .infinity, 0]], count: 4).accuracy == 0.5)
  }

  /// Three examples of two elements with the errors (0, 0), (1, 0) and (1, 2). By hand: 3 of 6 elements are right, 1 of
  /// 3 examples is exact, and the mean squared error is 6/6.
  @Test func countsElementsAndExamples() {
    let evaluation = evaluation(errors: [[0, 1, 1], [0, 0, 2]], count: 3)
    #expect(evaluation.accuracy == 0.5)
    #expect(evaluation.exactMatch == 1.0 / 3)
    #expect(evaluation.loss == 1)
  }

  @Test func batchesAddUp() {
    var evaluation = evaluation(errors: [[0]], count: 1)
    let (outputs, targets) = (Matrix(rows: 1, columns: 32), Matrix(rows: 1, columns: 32))
    outputs.fill(2)
    evaluation.add(outputs, targets, count: 3)
    #expect(evaluation.accuracy == 0.25 && evaluation.exactMatch == 0.25 && evaluation.loss == 3)
  }

  /// The targets 0, 2 and 1, 1 have the variances 1 and 0, whose mean is ½.
  @Test func varianceIsTheMeanOverElements() {
    let targets = Matrix(rows: 2, columns: 32)
    targets[0, 1] = 2
    targets[1, 0] = 1
    targets[1, 1] = 1
    var moments = TargetMoments(outputWidth: 2)
    moments.add(targets, count: 2)
    #expect(moments.variance == 0.5)
  }
}
