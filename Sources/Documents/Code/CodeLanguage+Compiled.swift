// Compiled languages.

extension CodeLanguage {
  static let swift = CodeLanguage(
    "swift", [],
    [
      .comment("//"), .comment("/*", to: "*/", nests: true), .string("#\"\"\"", to: "\"\"\"#", escape: nil),
      .string("#\"", to: "\"#", escape: nil), .string("\"\"\""), .string("\"", staysOnLine: true), .sign("@", .name),
      .sign("#", .keyword), .sign("$", .name),
    ],
    keywords: """
      actor any as associatedtype async await break borrowing case catch class consuming continue default defer deinit do else
      enum extension fallthrough false fileprivate final for func guard if import in indirect infix init inout internal is
      isolated lazy let mutating nil nonisolated nonmutating open operator optional override package postfix
      precedencegroup prefix private protocol public repeat rethrows return self Self sending some static struct subscript
      super switch throw throws true try typealias unowned var weak where while _
      """,
    names: """
      Any AnyObject Array Bool Character Dictionary Double Error Float Int Int8 Int16 Int32 Int64 Never Optional Result Set
      String Substring UInt UInt8 UInt16 UInt32 UInt64 Void Sendable Hashable Equatable Codable print fatalError
      precondition assert min max zip
      """)

  static let c = CodeLanguage("c", ["h"], cPatterns, keywords: cKeywords, names: cNames)

  static let cPlusPlus = CodeLanguage(
    "c++", ["cpp", "cxx", "cc", "hpp", "cuda", "cu"], [.string("R\"(", to: ")\"", escape: nil)] + cPatterns,
    keywords: cKeywords + """
       alignas alignof and asm catch class concept const_cast consteval constexpr constinit co_await co_return co_yield
      decltype delete dynamic_cast explicit export false final friend module mutable namespace new noexcept not nullptr
      operator or override private protected public reinterpret_cast requires static_assert static_cast template this
      thread_local throw true try typeid typename using virtual
      """,
    names: cNames + " bool string vector map set pair tuple array span optional unique_ptr shared_ptr std")

  private static let cPatterns: [CodePattern] = [
    .comment("//"), .comment("/*", to: "*/"), .sign("#", .keyword, .lineStart),
    .string("L\"", to: "\"", staysOnLine: true),
    .string("u8\"", to: "\"", staysOnLine: true), .string("\"", staysOnLine: true), .character("'"),
  ]

  private static let cKeywords = """
    auto break case const continue default do else enum extern for goto if inline register restrict return sizeof static
    struct switch typedef union volatile while _Alignas _Alignof _Atomic _Generic _Noreturn _Static_assert
    """

  private static let cNames = """
    void char short int long float double signed unsigned _Bool _Complex size_t ssize_t ptrdiff_t int8_t int16_t int32_t
    int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t FILE NULL EOF
    """

  static let rust = CodeLanguage(
    "rust", ["rs"],
    [
      .comment("//"), .comment("/*", to: "*/", nests: true), .string("r##\"", to: "\"##", escape: nil),
      .string("r#\"", to: "\"#", escape: nil), .string("r\"", to: "\"", escape: nil), .string("b\"", to: "\""),
      .string("\""),
      .character("b'"), .character("'"), .sign("'", .name), CodePattern(start: "#[", end: .text("]"), kind: .name),
      CodePattern(start: "#![", end: .text("]"), kind: .name),
    ],
    keywords: """
      as async await box break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut
      pub ref return self Self static struct super trait true try type union unsafe use where while yield
      """,
    names: """
      bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize Box Option Some None Result Ok Err String Vec
      HashMap Rc Arc Iterator Clone Copy Debug Default Eq Ord PartialEq PartialOrd Send Sync Sized Drop Fn FnMut FnOnce
      """)
}
