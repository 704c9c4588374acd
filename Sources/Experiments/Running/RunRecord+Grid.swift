import Basics
import Tables

extension RunRecord {
  /// The grid of a run, with names as in the grid file.
  package struct GridRecord: Equatable, Sendable {
    package var file: String
    package var seeds: ReplicateRange
    package var tasks: [String] = []
    package var datasets: [String] = []
    package var networks: [NetworkChoice] = []
    package var exclude: [Exclusion] = []
    /// The parameters of a program; nil for a grid of networks.
    package var parameters: [ParameterValues]?
    /// The values of the parameters in each cell of a program's grid; nil if all combinations are cells.
    package var cells: [[String]]?
  }
}

extension RunRecord.GridRecord {
  init(_ grid: Grid, file: String) {
    self.init(
      file: file, seeds: grid.seeds, tasks: grid.tasks, datasets: grid.datasets, networks: grid.networks,
      exclude: grid.exclusions)
  }

  /// The cells of a program's grid; nil for a grid of networks.
  var programCells: GridCells? {
    guard let parameters else { return nil }
    let values = cells ?? ParameterValues.combinations(of: parameters)
    return GridCells(parameters: parameters.map(\.name), values: values.filter { $0.count == parameters.count })
  }

  /// The exclusions: those of `exclude`, or the combinations of a program's values that are not cells. The latter are
  /// not listed if there are more than ten thousand combinations.
  var exclusions: [Exclusion] {
    guard let parameters, let cells, ParameterValues.combinationCount(of: parameters) <= 10_000 else { return exclude }
    let known = Set(cells)
    return ParameterValues.combinations(of: parameters).filter { !known.contains($0) }.map { values in
      let pairs = zip(parameters.map(\.name), values.map { Set([$0]) })
      return Exclusion(valuesByColumn: Dictionary(pairs) { first, _ in first })
    }
  }

  /// The limit that the number of cells or trials exceeds; nil for none. No trial is created to find it.
  var exceededLimit: Limit? {
    let cellCount = cells?.count ?? ParameterValues.combinationCount(of: parameters ?? [])
    if parameters != nil && cellCount > Limit.networks.most { return .networks }
    let parts = [networks.count, datasets.count, tasks.count]
    let combinations = parameters == nil ? parts.reduce(1) { $0.saturatingProduct($1) } : cellCount
    if combinations > Limit.cells.most { return .cells }
    return combinations.saturatingProduct(seeds.count) > Limit.trials.most ? .trials : nil
  }
}

extension RunRecord.GridRecord: Codable {
  private enum CodingKeys: String, CodingKey {
    case file, seeds, tasks, datasets, networks, exclude, parameters, cells
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    file = try values.decode(String.self, forKey: .file)
    seeds = try values.decode(ReplicateRange.self, forKey: .seeds)
    parameters = try values.decodeIfPresent([ParameterValues].self, forKey: .parameters)
    cells = try values.decodeIfPresent([[String]].self, forKey: .cells)
    guard parameters == nil else { return }
    tasks = try values.decode([String].self, forKey: .tasks)
    datasets = try values.decode([String].self, forKey: .datasets)
    networks = try values.decode([NetworkChoice].self, forKey: .networks)
    exclude = try values.decode([Exclusion].self, forKey: .exclude)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(file, forKey: .file)
    try values.encode(seeds, forKey: .seeds)
    try values.encodeIfPresent(parameters, forKey: .parameters)
    try values.encodeIfPresent(cells, forKey: .cells)
    guard parameters == nil else { return }
    try values.encode(tasks, forKey: .tasks)
    try values.encode(datasets, forKey: .datasets)
    try values.encode(networks, forKey: .networks)
    try values.encode(exclude, forKey: .exclude)
  }
}
