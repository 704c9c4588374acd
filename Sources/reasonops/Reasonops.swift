import ArgumentParser

@main
struct Reasonops: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reasonops",
    abstract: "Which small neural network can learn which basic operation? Experiments, charts and the writeup.")
}
