/// Words that begin titles of columns and are no names. Within a sentence they have no capital.
///
/// A title that begins with any other word keeps its capital, because it may be a name: `Brier score`, `Gini`, `Adam
/// steps`. A capital too many is a small fault, but a name without one is false.
enum CommonNoun {
  static func contains(_ word: some StringProtocol) -> Bool {
    // A word with a hyphen, such as `Top-1`, counts by its first part.
    words.contains(word.lowercased().split(separator: "-").first.map(String.init) ?? "")
  }

  private static let words = Set(
    """
    accuracy activation age amount angle area average baseline batch benchmark bias block budget calls capacity
    category cell cells change channel class cluster code coefficient column condition confidence convergence
    correlation cost count coverage current data dataset day days delay density depth device difference dimension
    distance domain dose dropout duration effect efficiency energy epoch epochs error estimate example examples
    experiment exponent factor failures features file final first force form fraction frequency gain gap gradient
    group growth head height hidden hour hours input inputs iterations kind label language last latency law layer
    layers learning length level loss low high machine margin mass maximum mean measure median memory method metric
    minimum minutes model models momentum month name network noise number objective odds operation operations
    optimiser optimizer order output parameters part path peak penalty percentage performance perplexity person
    persons phase place plot plots point points policy population position power precision pressure price problem
    problems product protein protocol quality query range rank rate ratio reason recall regret relative reliability
    result return reward rise risk robustness round row rows run runs runtime sample samples scale score seconds
    section seed sensitivity series set setting share shape site size solved source speed split standard starts
    state status steps step strength success sum system target task tasks temperature test throughput time token
    tokens top total train training treatment trial trials type uncertainty unit units usage validation value values
    variance variant verdict version voltage volume wall weather week weeks weight weights width word words work
    worst year years yield
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
