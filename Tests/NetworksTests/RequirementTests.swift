import Basics
import Kernels
import Networks
import Testing

/// Programming errors stop the program with a message about both shapes, in release builds too.
@Suite struct RequirementTests {
  enum Mistake: String, Codable, CaseIterable, Sendable {
    case negativeMatrix = "a matrix of [-1, 3]"
    case rowsOfAnotherMatrix = "rows 2..<5 of [4, 2]"
    case copyOfAnotherShape = "[2, 3] cannot take the elements of [3, 2]"
    case featuresOfOtherColumns = "[2, 3] is not a batch of 32 examples"
    case narrowBatch = "a batch of [2, 16] and [1, 32]"
    case tooManyExamples = "33 examples of a block of 32"
    case noWeights = "weights of [3, 0]"
    case foreignWeight = "the weight [3, 0] of [3, 2]"
    case foreignBias = "the bias 2 of 2"
    case missingBias = "weights of [3, 2] have no bias"
    case noLayers = "a network without layers"
    case noBranches = "no layers on one input"
    case batchForAnotherNetwork = "a batch of 4 → 2 for a network of 3 → 2"
    case noExamples = "a training step without examples"
    case sumThatDoubles = "a sum of halves cannot double its width"
    case oddSum = "halves of 5 features"
    case oddProduct = "halves of 7 features"
    case oddTowers = "2 layers on the halves of 9 features"
    case backwardRamp = "a ramp from step 9 to 3"
    case numbersBesideVectors = "17 numbers are not a multiple of 16"
    case hotRowOfAnotherLayer = "hot row 14 of 6"

    func make() throws {
      switch self {
      case .negativeMatrix: _ = Matrix(rows: -1, columns: 3)
      case .rowsOfAnotherMatrix: _ = Matrix(sharing: 2..<5, of: Matrix(rows: 4, columns: 2))
      case .copyOfAnotherShape: Matrix(rows: 2, columns: 3).copy(from: Matrix(rows: 3, columns: 2))
      case .featuresOfOtherColumns: _ = Matrix(rows: 2, columns: 3).features
      case .narrowBatch: _ = Batch(inputs: Matrix(rows: 2, columns: 16), targets: Matrix(rows: 1, columns: 32))
      case .tooManyExamples:
        var batch = Batch(inputWidth: 1, outputWidth: 1)
        batch.count = 33
      case .noWeights: _ = Parameter(inputs: 3, outputs: 0, initializer: .glorotUniform)
      case .foreignWeight: _ = Parameter(inputs: 3, outputs: 2, initializer: .glorotUniform)[3, 0]
      case .foreignBias: _ = Parameter(inputs: 3, outputs: 2, initializer: .glorotUniform)[bias: 2]
      case .missingBias: Parameter(inputs: 3, outputs: 2, initializer: .glorotUniform, hasBias: false)[bias: 0] = 1
      case .noLayers: _ = Network(inputWidth: 3, [])
      case .noBranches: _ = LayerDescription.branches([])
      case .batchForAnotherNetwork:
        Network(inputWidth: 3, [.dense(2)]).predict(Batch(inputWidth: 4, outputWidth: 2))
      case .noExamples: _ = Network(inputWidth: 3, [.dense(2)]).train(on: [Batch](), learningRate: 1)
      case .sumThatDoubles: _ = LayerDescription.addHalves(try Activation.all.named("tanh_abs", what: "activation"))
      case .oddSum: _ = Network(inputWidth: 5, [.addHalves(.linear)])
      case .oddProduct: _ = Network(inputWidth: 7, [.multiplyHalves])
      case .oddTowers: _ = Network(inputWidth: 9, [.towers(2)])
      case .backwardRamp: _ = Schedule.ramp(from: 9, to: 3)
      case .numbersBesideVectors:
        _ = Numbers(pointer: Matrix(rows: 17, columns: 1).pointer, count: 17)
      case .hotRowOfAnotherLayer:
        var batch = Batch(inputWidth: 12, outputWidth: 12)
        batch.hot = HotIndices()
        batch.hot?.b[3] = 14
        Network(inputWidth: 12, [.dense(12)]).predict(batch)
      }
    }
  }

  @Test(arguments: Mistake.allCases) func stopsAndSaysWhy(mistake: Mistake) async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [mistake = mistake as Mistake] in try mistake.make()
    }
    let message = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(message.contains("Fatal error: \(mistake.rawValue)"), "\(message)")
  }
}
