import ArgumentParser

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure the program's own speed on this machine.",
    subcommands: [
      TrainingBenchmark.self, GridBenchmark.self, ResumeBenchmark.self, ChartsBenchmark.self, CSVBenchmark.self,
      RenderBenchmark.self, StatisticsBenchmark.self,
    ])
}
