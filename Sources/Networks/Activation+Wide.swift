// The activations whose outputs hang on more than one sum, or whose sums have more than one output.

/// y[i] = exp(z[i] − max z) / Σ_j exp(z[j] − max z), over the features of each example.
@Sendable
func softmax(_ run: ForwardRun) {
  for examples in stride(from: 0, to: Batch.size, by: Vector.scalarCount) {
    let (z, y) = (run.z.pointer + examples, run.y.pointer + examples)
    let places = stride(from: 0, to: run.z.elements, by: Batch.size)
    var largest: Vector = load(z)
    for place in places { largest = larger(largest, load(z + place)) }
    var sum = Vector()
    for place in places {
      let power = exp(load(z + place) - largest)
      sum += power
      store(power, to: y + place)
    }
    let factor = 1 / sum
    for place in places { store(load(y + place) * factor, to: y + place) }
  }
}

/// dL/dz[i] = y[i] (g[i] − Σ_j g[j] y[j])
@Sendable
func softmaxGradient(_ run: BackwardRun) {
  for examples in stride(from: 0, to: Batch.size, by: Vector.scalarCount) {
    let (g, y) = (run.outputGradient.pointer + examples, run.y.pointer + examples)
    let dz = run.inputGradient.pointer + examples
    let places = stride(from: 0, to: run.z.elements, by: Batch.size)
    var mean = Vector()
    for place in places { mean = mean.adding(load(g + place), times: load(y + place)) }
    for place in places { store(load(y + place) * (load(g + place) - mean), to: dz + place) }
  }
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
