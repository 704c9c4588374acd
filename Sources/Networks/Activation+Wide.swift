// The activations whose outputs hang on more than one sum, or whose sums have more than one output.

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

/// y = tanh z above |z|
@Sendable
func tanhAbs(_ run: ForwardRun) {
  let (upper, lower) = run.y.halves
  ForwardRun(z: run.z, y: upper).map { z in tanh(z) }
  ForwardRun(z: run.z, y: lower).map { z in abs(z) }
}

@Sendable
func tanhAbsGradient(_ run: BackwardRun) {
  let ((tanhs, _), (g, gAbs)) = (run.y.halves, run.outputGradient.halves)
  for element in stride(from: 0, to: run.z.elements, by: Vector.scalarCount) {
    let z: Vector = load(run.z.pointer + element)
    let y: Vector = load(tanhs.pointer + element)
    let slope = load(gAbs.pointer + element) * sign(z)
    store(slope.adding(load(g.pointer + element), times: 1 - y * y), to: run.inputGradient.pointer + element)
  }
}

/// −1, 0 or 1, the slope of |z|, as relu(z) + relu(−z) has it.
@inline(__always)
func sign(_ z: Vector) -> Vector {
  Vector().replacing(with: 1, where: z .> 0).replacing(with: -1, where: z .< 0)
}
