import Formulas

extension LaTeXCommands {
  /// The packages that some commands need. They are loaded only if one of the commands is used.
  static let packages: [(name: String, load: String, commands: String)] = [
    (
      "mathtools", "\\usepackage{mathtools}",
      """
      mathllap mathrlap mathclap overbracket underbracket xleftrightarrow xRightarrow xLeftarrow xLeftrightarrow
      xhookrightarrow xhookleftarrow xrightharpoonup xrightharpoondown xleftharpoonup xleftharpoondown
      xrightleftharpoons xleftrightharpoons xmapsto
      """
    ),
    ("cancel", "\\usepackage{cancel}", "cancel bcancel xcancel"), ("bm", "\\usepackage{bm}", "bm mathbfit"),
    ("braket", "\\usepackage{braket}", "bra ket braket set Bra Ket Braket Set"),
    ("ulem", "\\usepackage[normalem]{ulem}", "sout"),
    (
      "stmaryrd", "\\IfFileExists{stmaryrd.sty}{\\usepackage[only,llbracket,rrbracket]{stmaryrd}}{}",
      "llbracket rrbracket lBrack rBrack"
    ),
    ("arydshln", "\\usepackage{arydshln}", "hdashline"),
  ]

  /// The packages of environments.
  static let environments: [String: String] = [
    "matrix*", "pmatrix*", "bmatrix*", "Bmatrix*", "vmatrix*", "Vmatrix*", "dcases", "rcases", "drcases",
  ].reduce(into: [:]) { $0[$1] = "mathtools" }

  /// The environments that LaTeX has with amsmath.
  static let knownEnvironments: Set = [
    "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "array", "subarray", "cases",
    "aligned", "alignedat", "gathered", "align", "align*", "alignat", "alignat*", "gather", "gather*", "equation",
    "equation*", "split",
  ]

  /// An environment that LaTeX lacks: `array` with cells in the style of displayed formulas.
  static let darray =
    "\\ifcsname darray\\endcsname\\else\\newenvironment{darray}[1]"
    + "{\\everymath\\expandafter{\\the\\everymath\\displaystyle}\\array{#1}}{\\endarray}\\fi\n"

  /// Definitions of commands that have no arguments.
  static let definitions: [String: String] = [
    "oiint": "\\mathop{\\iint\\mkern-19mu\\circ\\mkern8mu}\\nolimits",
    "oiiint": "\\mathop{\\iiint\\mkern-24mu\\circ\\mkern13mu}\\nolimits",
    "bigsqcap": "\\mathop{\\vcenter{\\hbox{\\Large$\\sqcap$}}}", "vcentcolon": "\\mathrel{\\mathop:}",
    "ratio": "\\mathrel{\\mathop:}", "dblcolon": colons("∷"), "coloncolon": colons("∷"), "coloneqq": colons("∶="),
    "colonequals": colons("∶="), "eqqcolon": colons("=∶"), "equalscolon": colons("=∶"), "minuscolon": colons("−∶"),
    "origof": "\\mathrel{\\circ\\mkern-4mu{-}\\mkern-4mu\\bullet}",
    "imageof": "\\mathrel{\\bullet\\mkern-4mu{-}\\mkern-4mu\\circ}", "questeq": "\\mathrel{\\overset{?}{=}}",
    "stareq": "\\mathrel{\\overset{\\star}{=}}", "notni": "\\not\\ni", "degree": "\\ensuremath{^{\\circ}}",
    "euro": "\\text{\\texteuro}", "llbracket": "\\lbrack\\!\\lbrack", "rrbracket": "\\rbrack\\!\\rbrack",
    "lBrack": "\\llbracket", "rBrack": "\\rrbracket", "lAngle": "\\langle\\!\\langle", "rAngle": "\\rangle\\!\\rangle",
    "angln": "{\\overline{\\left.n\\mkern1mu\\right\\vert}}", "KaTeX": "\\text{KaTeX}", "sect": "\\S",
    "weierp": "\\wp", "omicron": "o", "sixptsize": "\\scriptsize", "semicolon": ";", "comma": ",",
  ]

  /// Definitions of commands that have one argument, `#1`.
  static let functions: [String: String] = [
    "utilde": "\\mathord{\\mathop{#1}\\limits_{\\widetilde{\\hphantom{#1}}}}",
    "widecheck": "\\mathord{\\mathop{#1}\\limits^{\\rotatebox[origin=c]{180}{$\\widehat{\\hphantom{#1}}$}}}",
    "overgroup": "\\overbrace{#1}", "undergroup": "\\underbrace{#1}", "overparen": "\\overbrace{#1}",
    "underparen": "\\underbrace{#1}", "overleftharpoon": "\\overset{\\leftharpoonup}{#1}",
    "overrightharpoon": "\\overset{\\rightharpoonup}{#1}", "mathscr": "\\mathcal{#1}", "mathup": "\\mathrm{#1}",
    "mathsfit": "\\text{\\textsf{\\itshape #1}}", "mathbfit": "\\bm{#1}", "phase": "\\underline{/\\mkern-1mu{#1}}",
    "angl": "\\overline{\\left.{#1}\\mkern1mu\\right\\vert}",
  ]

  /// Arrows with labels that no package has: the sign under and over which the labels are written.
  static let labelledArrows: [String: String] = [
    "xtwoheadrightarrow": "\\twoheadrightarrow", "xtwoheadleftarrow": "\\twoheadleftarrow",
    "xtofrom": "\\rightleftarrows", "xlongequal": "=\\joinrel=",
  ]

  /// Returns a relation that consists of several signs.
  static func colons(_ signs: String) -> String {
    let parts = signs.unicodeScalars.map { sign in
      switch sign {
      case "∶": "\\mathrel{\\mathop:}"
      case "∷": "\\mathrel{\\mathop:}\\mathrel{\\mathop:}"
      case "−": "\\mathrel{-}"
      default: "\\mathrel{\(Formula.command(for: sign).flatMap { $0 == "\\equal" ? nil : $0 } ?? String(sign))}"
      }
    }
    return parts.joined(separator: "\\mkern-1.2mu")
  }
}
