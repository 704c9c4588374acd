import Kernels
import Testing

/// Every entry point of the kernels stops the program if shapes do not fit, in release builds too.
@Suite struct GuardTests {
  enum Mistake: String, Codable, CaseIterable, Sendable {
    case forwardOfOtherInputs = "row 0 of 2 → 5 features by weights of"
    case forwardBeyondTheEnd = "row 8 of 3 → 5 features by weights of"
    case inputGradientOfOtherOutputs = "row 0 of 3 ← 4 features by weights of"
    case weightGradientOfOtherInputs = "2 inputs and"
    case hotRowsOfAnotherLayer = "4 inputs and"
    case fewMoments = "16 moments and"
    case lookUpOfAnotherLayer = "output 0 of 4 →"
    case foreignRows = "features 2..<4 of 3 in 1 blocks"
    case oddHalves = "3 features have no halves"
    case copyOfOthers = "3 features cannot take those of 2"
    case mapOfOthers = "2 features into 3"
    case foreignFeature = "feature 3 of 3 in 1 blocks"
    case otherPanels = "panel 0 of 3 features into panels of 2"
    case otherGradients = "32 numbers, 16 gradients and 64 moments"
    case otherNumbers = "32 numbers for weights of [3, 5]"
    case emptyLayout = "weights of [0, 5]"
    case fullQueue = "rows of more than 1 matrices wait for their update"
    case negativeQueue = "room for -1 matrices"
    case unalignedFeatures = "2 features at"
    case unalignedNumbers = "32 numbers at"
    case negativeNumbers = "-16 numbers are not a multiple of 16"
    case pairOfOthers = "3 and 2 features into 3"
    case tripleOfOthers = "3, 3 and 2 features into 3"
    case numbersWithOthers = "32 numbers with 16"
    case setForeignFeature = "feature 5 of 3 in 1 blocks"
    case panelsOfOthers = "panel 0 of panels of 2 into 3 features"
    case fusedUpdateOfOthers = "2 inputs"
    case fusedRowsOfOthers = "4 inputs"
    case idleRowsOfOthers = "4 inputs for weights of"
    case noHotRows = "hot rows of 0"
    case hotRowBeyondTheEnd = "hot row 3 of 3"
    case hotRowBeyondTheHalf = "hot row 2 of 2"
    case secondRowBeyondTheEnd = "hot row 7 of 2"
    case oddRowsForPairs = "3 rows have no halves"
    case foreignWeight = "the weight [0, 64] of [3, 5]"
    case foreignMoment = "the moment of number -1"
    case noStep = "multiples of 0"
    case negativeUpdates = "-1 updates"
    case narrowForwardOfOthers = "a narrow product of 2 → 5 features"
    case narrowInputGradientOfOthers = "a narrow product of 3 → 2 features"
    case lanesOfPanels = "lanes for weights of"
    case lanesOfOthers = "a gradient of 2 → 5 features"
    case lanesIntoOthers = "gradients of"
    case productsOfOthers = "products of 2 → 5 features"
    case productGradientsOfOthers = "gradients of PanelLayout"
    case scratchOfOthers = "2 features of scratch"
    case noBlocks = "0 blocks of features"
    case foreignBlock = "block 3 of 3"
    case rowOfBlocks = "feature 0 of 1 in 3 blocks"
    case rowsOfBlocks = "features 0..<1 of 1 in 3 blocks"
    case tilesOfBlocks = "row 0 of 1 → 1 features"
    case tilesOfNarrow = "row 0 of 3 → 5 features by weights of"
    case fusedNarrow = "192 moments and"

    func make() {
      if !makeOfShapes() && !makeOfNarrow() { makeOfRows() }
    }

    private func makeOfNarrow() -> Bool {
      let (weights, three, two, five) = (
        PanelMemory(3, 5, isNarrow: true), FeatureMemory(3), FeatureMemory(2), FeatureMemory(5)
      )
      switch self {
      case .narrowForwardOfOthers: weights.panels.multiplyNarrow(two.features, into: five.features)
      case .narrowInputGradientOfOthers: weights.panels.narrowInputGradient(two.features, into: three.features)
      case .lanesOfPanels: _ = LaneGradients(PanelMemory(3, 5).layout)
      case .lanesOfOthers:
        LaneGradients(weights.layout).add(input: two.features, delta: five.features, hasBias: true)
      case .lanesIntoOthers: LaneGradients(weights.layout).flush(into: PanelMemory(3, 5).panels)
      case .productsOfOthers:
        SelectionProducts(weights.panels, scratch: three.features).multiply(two.features, into: five.features)
      case .productGradientsOfOthers:
        SelectionProducts(weights.panels, scratch: three.features)
          .addGradients(three.features, five.features, to: PanelMemory(3, 5).panels, nil, inputGradient: nil)
      case .noBlocks: _ = Features(pointer: three.features.pointer, count: 1, blocks: 0)
      case .foreignBlock: _ = three.blocks(3).block(3)
      case .rowOfBlocks: _ = three.blocks(3)[0]
      case .rowsOfBlocks: _ = three.blocks(3)[0..<1]
      case .tilesOfBlocks:
        var idle = IdleUpdates(in: IdleUpdates.Memory(capacity: 0))
        forwardTiles(PanelMemory(1, 1).panels, row: 0, input: three.blocks(3), output: three.blocks(3), idle: &idle)
      case .scratchOfOthers: _ = SelectionProducts(weights.panels, scratch: two.features)
      case .tilesOfNarrow:
        var idle = IdleUpdates(in: IdleUpdates.Memory(capacity: 0))
        forwardTiles(weights.panels, row: 0, input: three.features, output: five.features, idle: &idle)
      case .fusedNarrow:
        let scratch = NumberMemory(count: FusedAdam.scratchCount).numbers
        _ = FusedAdam(
          weights.panels, moments: NumberMemory(count: 2 * weights.count).numbers, scratch: scratch, hasBias: true,
          step: AdamStep(learningRate: 1, correction: 1))
      default: return false
      }
      return true
    }

    /// Makes the mistake if it is one of these, and returns true if it was.
    private func makeOfShapes() -> Bool {
      let (three, two) = (FeatureMemory(3).features, FeatureMemory(2).features)
      switch self {
      case .negativeQueue: _ = IdleUpdates.Memory(capacity: -1)
      case .unalignedFeatures: _ = Features(pointer: three.pointer + 4, count: 2)
      case .unalignedNumbers: _ = Numbers(pointer: three.pointer + 8, count: 32)
      case .negativeNumbers: _ = Numbers(pointer: three.pointer, count: -16)
      case .pairOfOthers: three.fill(from: three, two) { $0 + $1 }
      case .tripleOfOthers: three.fill(from: three, three, two) { $0 + $1 + $2 }
      case .numbersWithOthers: NumberMemory(count: 32).numbers.map(with: NumberMemory(count: 16).numbers) { $0 + $1 }
      case .setForeignFeature: three[5] = FeatureRow()
      case .panelsOfOthers: three.fillPanel(at: 0, from: two)
      case .noHotRows: _ = HotRows(rows: 0)
      case .hotRowBeyondTheEnd: HotRows(rows: 3).find(SIMD32(repeating: 3), second: nil)
      case .hotRowBeyondTheHalf: HotRows(rows: 4).find(SIMD32(repeating: 2), second: SIMD32())
      case .secondRowBeyondTheEnd: HotRows(rows: 4).find(SIMD32(), second: SIMD32(repeating: 7))
      case .oddRowsForPairs: HotRows(rows: 3).find(SIMD32(), second: SIMD32())
      case .foreignWeight: _ = PanelLayout(inputs: 3, outputs: 5).offset(input: 0, output: 64)
      case .foreignMoment: _ = AdamStep.firstMoment(of: -1)
      case .noStep: _ = 3.rounded(upTo: 0)
      case .negativeUpdates: _ = MultiplyAddLoop.run(-1)
      default: return false
      }
      return true
    }

    private func makeOfRows() {
      let (weights, three, two, five) = (PanelMemory(3, 5), FeatureMemory(3), FeatureMemory(2), FeatureMemory(5))
      let (panels, wide) = (five.transposed.features, FeatureMemory(weights.layout.paddedOutputs).features)
      var idle = IdleUpdates(in: IdleUpdates.Memory(capacity: 0))
      let step = AdamStep(learningRate: 1, correction: 1)
      func fused(_ moments: Int) -> FusedAdam {
        let scratch = NumberMemory(count: FusedAdam.scratchCount).numbers
        return FusedAdam(
          weights.panels, moments: NumberMemory(count: moments).numbers, scratch: scratch, hasBias: true, step: step)
      }
      switch self {
      case .forwardOfOtherInputs:
        forwardTiles(weights.panels, row: 0, input: two.features, output: five.features, idle: &idle)
      case .forwardBeyondTheEnd:
        forwardTiles(weights.panels, row: 8, input: three.features, output: five.features, idle: &idle)
      case .inputGradientOfOtherOutputs:
        inputGradientTiles(
          weights.panels, row: 0, delta: FeatureMemory(4).features, output: three.features, idle: &idle)
      case .weightGradientOfOtherInputs:
        weights.panels.addGradients(input: two.features, delta: panels, hasBias: true)
      case .hotRowsOfAnotherLayer: weights.panels.addGradients(HotRows(rows: 4), delta: panels, hasBias: true)
      case .fewMoments: _ = fused(16)
      case .lookUpOfAnotherLayer: weights.panels.lookUp(HotRows(rows: 4), output: 0, into: panels)
      case .foreignRows: _ = three.features[2..<4]
      case .oddHalves: _ = three.features.halves
      case .copyOfOthers: three.features.copy(from: two.features)
      case .mapOfOthers: three.features.fill(from: two.features) { $0 }
      case .foreignFeature: _ = three.features[3] + three.features[0]
      case .otherPanels: three.features.transposePanel(at: 0, into: two.features)
      case .otherGradients:
        step.update(
          NumberMemory(count: 32).numbers, moments: NumberMemory(count: 64).numbers,
          gradients: NumberMemory(count: 16).numbers)
      case .otherNumbers: _ = Panels(NumberMemory(count: 32).numbers, layout: PanelLayout(inputs: 3, outputs: 5))
      case .emptyLayout: _ = PanelLayout(inputs: 0, outputs: 5)
      case .fullQueue:
        let hotRows = HotRows(rows: 3)
        hotRows.find(SIMD32<UInt8>(), second: nil)
        for _ in 0..<2 { idle.add(fused(2 * weights.count).idleRows(hotRows)) }
      case .fusedUpdateOfOthers: fused(2 * weights.count).update(input: two.features, delta: wide)
      case .fusedRowsOfOthers: fused(2 * weights.count).update(HotRows(rows: 4), delta: wide)
      case .idleRowsOfOthers: _ = fused(2 * weights.count).idleRows(HotRows(rows: 4))
      default: break
      }
    }
  }

  @Test(arguments: Mistake.allCases) func stopsAndSaysBothShapes(mistake: Mistake) async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [mistake = mistake as Mistake] in mistake.make()
    }
    let message = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(message.contains("Fatal error: \(mistake.rawValue)"), "\(message)")
  }
}
