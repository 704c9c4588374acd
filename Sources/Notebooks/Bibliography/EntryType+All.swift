extension EntryType {
  static let all: [EntryType] = [
    EntryType(
      names: ["article", "suppperiodical"],
      layout: [
        .authors, .block, .title, .block, .emphasized("journal"), .issue, .date, .identifiers, .notes,
      ]),
    EntryType(
      names: ["book", "mvbook", "collection", "mvcollection", "reference", "mvreference"],
      layout: authorsOrEditors + [
        .block, .work, .volume, .block, .series, .sentence, .field("publisher"), .field("address"), .edition, .date,
        .identifiers, .notes,
      ]),
    EntryType(
      names: ["booklet"],
      layout: authorsOrEditors + [
        .block, .title, .blockIf(["howpublished", "address"]), .field("howpublished"), .field("address"), .date,
        .identifiers, .notes,
      ]),
    EntryType(
      names: ["inbook"],
      layout: [
        .when(
          "booktitle", chapter,
          otherwise: authorsOrEditors + [
            .block, .work, .volume, .chapterAndPages, .block, .series, .sentence, .field("publisher"),
            .field("address"), .edition, .date, .identifiers, .notes,
          ])
      ]),
    EntryType(names: ["incollection", "bookinbook", "suppbook", "suppcollection", "inreference"], layout: chapter),
    EntryType(
      names: ["inproceedings", "conference"],
      layout: [.authors, .block, .title, .block, .host, .volume, .series, .pages] + meeting + [.identifiers, .notes]),
    EntryType(
      names: ["manual"],
      layout: [
        .when("author", [.authors], otherwise: [.when("organization", [.field("organization"), .field("address")])]),
        .block, .work,
        .when(
          "author",
          [.blockIf(["organization", "address"]), .field("organization"), .field("address")],
          otherwise: [.when("organization", [], otherwise: [.blockIf(["address"]), .field("address")])]),
        .edition, .version, .date, .identifiers, .notes,
      ]),
    EntryType(
      names: ["mastersthesis"],
      layout: [
        .authors, .block, .title, .block, .thesis("mathesis"), .field("school"), .field("address"), .date,
        .identifiers, .notes,
      ]),
    EntryType(names: ["misc"], layout: miscLayout),
    EntryType(names: ["phdthesis"], layout: dissertation("phdthesis")),
    EntryType(names: ["thesis"], layout: dissertation("thesis")),
    EntryType(
      names: ["proceedings", "mvproceedings", "periodical"],
      layout: [
        .when("editor", [.editors], otherwise: [.field("organization")]), .block, .work, .volume, .series,
        .when(
          "address",
          [
            .field("address"), .date, .sentence, .when("editor", [.field("organization")]), .field("publisher"),
          ],
          otherwise: [
            .when(
              "editor", [.sentenceIf(["organization", "publisher"]), .field("organization")],
              otherwise: [.sentenceIf(["publisher"])]),
            .field("publisher"), .date,
          ]),
        .identifiers, .notes,
      ]),
    EntryType(
      names: ["techreport", "report"],
      layout: authorsOrEditors + [
        .block, .title, .block, .report("techreport"), .field("institution"), .field("address"), .date,
        .identifiers, .notes,
      ]),
    EntryType(
      names: ["patent"],
      layout: authorsOrEditors + [
        .block, .title, .block, .report("patent"), .field("holder"), .field("address"), .date, .identifiers,
        .notes,
      ]),
    EntryType(
      names: ["unpublished"],
      layout: [.authors, .block, .title, .block, .field("note"), .date, .identifiers]),
    EntryType(
      names: ["online", "electronic", "www", "software", "dataset"] + others,
      layout: [
        .when("author", [.authors], otherwise: [.editors]), .block, .title, .version,
        .blockIf(["type", "howpublished", "organization", "institution", "publisher", "address"]), .thesis(""),
        .field("howpublished"), .field("organization"), .field("institution"), .field("publisher"), .field("address"),
        .date, .identifiers, .notes,
      ]),
  ]

  /// The types that BibLaTeX knows but its styles print as `misc`.
  private static let others = [
    "artwork", "audio", "bibnote", "commentary", "image", "jurisdiction", "legislation", "legal", "letter", "movie",
    "music", "performance", "review", "standard", "video",
  ]

  private static let authorsOrEditors: [Piece] = [.when("author", [.authors], otherwise: [.editors])]

  /// The layout of a part of a book that has its own title.
  private static let chapter: [Piece] = [
    .authors, .block, .title, .block, .host, .volume, .series, .chapterAndPages, .sentence, .field("publisher"),
    .field("address"), .edition, .date, .identifiers, .notes,
  ]

  /// The place and the organiser of a meeting.
  private static let meeting: [Piece] = [
    .when(
      "address",
      [.field("address"), .date, .sentence, .field("organization"), .field("publisher")],
      otherwise: [
        .sentenceIf(["organization", "publisher"]), .field("organization"), .field("publisher"), .date,
      ])
  ]

  private static func dissertation(_ kind: String) -> [Piece] {
    [
      .authors, .block, .work, .block, .thesis(kind), .field("school"), .field("address"), .date, .identifiers, .notes,
    ]
  }
}
