import Kernels

// The activations in which an output depends on several sums, or a sum has several outputs.

/// y[i] = exp(z[i] − max z) / Σ_j exp(z[j] − max z), over the features of each example.
@Sendable
func softmax(_ run: ForwardRun) {
  let (z, y) = (run.z, run.y)
  var largest = z[0]
  for feature in 1..<z.count { largest = largest.orLarger(z[feature]) }
  var sum = FeatureRow()
  for feature in 0..<z.count {
    let power = z[feature].exponential(minus: largest)
    sum = sum + power
    y[feature] = power
  }
  let factor = sum.reciprocal
  for feature in 0..<z.count { y[feature] = y[feature] * factor }
}

/// dL/dz[i] = y[i] (g[i] − Σ_j g[j] y[j])
@Sendable
func softmaxGradient(_ run: BackwardRun) {
  let (g, y) = (run.outputGradient, run.y)
  var mean = FeatureRow()
  for feature in 0..<y.count { mean = mean + g[feature] * y[feature] }
  for feature in 0..<y.count { run.inputGradient[feature] = y[feature] * (g[feature] - mean) }
}

/// y is tanh z in its first half and |z| in its second.
@Sendable
func tanhAbs(_ run: ForwardRun) {
  let (upper, lower) = run.y.halves
  upper.fill(from: run.z, tanh)
  lower.fill(from: run.z, abs)
}

/// dL/dz = g (1 − tanh² z) + g′ sign z, where g and g′ are the first and the second half of dL/dy.
@Sendable
func tanhAbsGradient(_ run: BackwardRun) {
  let ((tanhs, _), (g, gAbs)) = (run.y.halves, run.outputGradient.halves)
  run.inputGradient.fill(from: gAbs, run.z) { g, z in g * sign(z) }
  run.inputGradient.fill(from: run.inputGradient, g, tanhs) { sum, g, y in sum.adding(g, times: 1 - y * y) }
}
