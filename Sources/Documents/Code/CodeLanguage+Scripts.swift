// Languages for data analysis and scripts, and the languages of data, settings and documents.

extension CodeLanguage {
  static let python = CodeLanguage(
    "python", ["py", "python3", "pycon"],
    [.comment("#"), .sign("@", .name, .lineStart)]
      + CodePattern.strings(
        ["", "r", "R", "f", "F", "b", "B", "u", "U", "rb", "Rb", "br", "fr", "rf"],
        quotes: ["\"\"\"", "'''", "\"", "'"]),
    keywords: """
      False None True and as assert async await break class continue def del elif else except finally for from global if
      import in is lambda nonlocal not or pass raise return try while with yield
      """,
    names: """
      abs all any bool bytes callable dict dir divmod enumerate filter float format frozenset getattr hasattr hash help hex
      id input int isinstance issubclass iter len list map max min next object open ord pow print property range repr
      reversed round self set setattr slice sorted str sum super tuple type vars zip Exception ValueError TypeError KeyError
      IndexError RuntimeError StopIteration AttributeError OSError NotImplementedError
      """)

  static let r = CodeLanguage(
    "r", ["rscript", "splus"],
    [.comment("#"), .string("\""), .string("'"), CodePattern(start: "`", end: .text("`"), kind: .name)],
    keywords: """
      if else repeat while function for in next break return TRUE FALSE NULL Inf NaN NA NA_integer_ NA_real_ NA_character_
      """,
    names:
      "T F c data.frame list library require factor matrix print summary mean sd var sum length names paste lm glm",
    wordSigns: ["."])

  static let julia = CodeLanguage(
    "julia", ["jl"],
    [
      .comment("#=", to: "=#", nests: true), .comment("#"), .sign("@", .name), .string("\"\"\""), .string("\""),
      .string("raw\"", to: "\""), .string("r\"", to: "\""), .string("b\"", to: "\""), .string("`"), .character("'"),
    ],
    keywords: """
      baremodule begin break catch const continue do else elseif end export false finally for function global if import in
      isa let local macro module mutable primitive quote return struct true try using where while abstract type
      """,
    names: """
      Any Array Bool Char Complex Dict Float16 Float32 Float64 Int Int8 Int16 Int32 Int64 Integer Matrix Nothing Number Real
      Rational Set String Symbol Tuple UInt UInt8 UInt16 UInt32 UInt64 Vector missing nothing println print length size zeros
      ones rand randn pi Inf NaN
      """,
    wordSigns: ["!"])

  static let bash = CodeLanguage(
    "bash", ["sh", "shell", "zsh", "console", "shell-session"],
    [
      .comment("#", .wordStart), .string("'", escape: nil), .string("$'", to: "'"), .string("\""),
      CodePattern(start: "${", end: .text("}"), kind: .name), .sign("$", .name),
      CodePattern(start: "$", end: .scalar, kind: .name), CodePattern(start: "\\", end: .scalar, kind: .plain),
    ],
    keywords: """
      if then else elif fi for in do done while until case esac function select time break continue return exit local export
      readonly declare unset shift trap
      """,
    names:
      "alias bg cd command echo eval exec false fg getopts hash jobs kill let printf pwd read set source test true type ulimit umask wait",
    wordSigns: ["-", ".", "/"], hasBareTexts: true)

  static let yaml = CodeLanguage(
    "yaml", ["yml"],
    [
      .comment("#", .wordStart),
      CodePattern(start: "\"", end: .text("\""), kind: .string, place: .wordStart, escape: "\\"),
      CodePattern(start: "'", end: .text("'"), kind: .string, place: .wordStart, doubles: true),
      .sign("&", .name, .wordStart),
      .sign("*", .name, .wordStart), .sign("!", .name, .wordStart),
    ],
    keywords: "true false null yes no on off True False Null", wordSigns: ["-", ".", "/", "+"], hasKeys: true,
    hasBareTexts: true, hasWholeValues: true)

  static let json = CodeLanguage(
    "json", ["jsonl", "ndjson", "geojson", "json5", "jsonc"],
    [.string("\"", staysOnLine: true), .comment("//"), .comment("/*", to: "*/")], keywords: "true false null",
    wordSigns: ["-"], hasKeys: true)

  static let latex = CodeLanguage(
    "latex", ["tex", "bibtex"],
    [
      .sign("\\", .keyword), CodePattern(start: "\\", end: .scalar, kind: .keyword), .comment("%"),
      CodePattern(start: "$$", end: .text("$$"), kind: .string, escape: "\\"),
      CodePattern(start: "$", end: .text("$"), kind: .string, escape: "\\"),
    ],
    wordSigns: ["@"])
}
