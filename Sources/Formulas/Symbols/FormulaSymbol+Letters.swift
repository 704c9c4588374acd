/// Ordinary symbols, as a list of names, each followed by its symbol. The symbols are those of the package
/// unicode-math.
extension FormulaSymbol {
  static let letters = """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
    lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ
    chi χ psi ψ omega ω thetasym ϑ
    Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο
    Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
    imath ı jmath ȷ ell ℓ hbar ℏ hslash ℏ Re ℜ Im ℑ real ℜ image ℑ wp ℘ weierp ℘ aleph ℵ alef ℵ alefsym ℵ beth ℶ
    gimel ℷ daleth ℸ eth ð digamma ϝ Finv Ⅎ Game ⅁ Bbbk 𝕜 mho ℧
    varGamma 𝛤 varDelta 𝛥 varTheta 𝛩 varLambda 𝛬 varXi 𝛯 varPi 𝛱 varSigma 𝛴 varUpsilon 𝛶 varPhi 𝛷 varPsi 𝛹 varOmega 𝛺
    N ℕ R ℝ Z ℤ Q ℚ reals ℝ Reals ℝ natnums ℕ cnums ℂ Complex ℂ
    """

  static let signs = """
    infty ∞ infin ∞ partial ∂ nabla ∇ forall ∀ exists ∃ exist ∃ nexists ∄ emptyset ∅ empty ∅ varnothing ∅ angle ∠
    measuredangle ∡ sphericalangle ∢ top ⊤ bot ⊥ prime ′ backprime ‵ neg ¬ lnot ¬ surd √ complement ∁ therefore ∴
    because ∵ flat ♭ natural ♮ sharp ♯ degree ° checkmark ✓ maltese ✠ dag † ddag ‡ P ¶ S § sect § copyright ©
    circledR ® circledS Ⓢ pounds £ mathsterling £ yen ¥ euro € backslash \\ | ‖ Vert ‖ vert | % % # # $ $ & & _ _
    textdollar $ textunderscore _ mathdollar $ diagup ╱ diagdown ╲ vdots ⋮ And & lq ‘ rq ’
    """

  static let shapes = """
    square □ Box □ blacksquare ■ diamond ⋄ Diamond ◊ lozenge ◊ blacklozenge ⧫ triangle △ triangledown ▽
    blacktriangle ▲ blacktriangledown ▼ bigstar ★ clubsuit ♣ clubs ♣ diamondsuit ♢ diamonds ♢ heartsuit ♡ hearts ♡
    spadesuit ♠ spades ♠
    """

  static let dots = """
    ldots … cdots ⋯ ddots ⋱ dotsc … dotso … dotsb ⋯ dotsm ⋯ dotsi ⋯ mathellipsis …
    """

  static let openings = """
    lparen ( lbrack [ { { lbrace { lang ⟨ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lgroup ⟮ lmoustache ⎰ ulcorner ⌜
    llcorner ⌞ llbracket ⟦ lBrack ⟦ lAngle ⟪
    """

  static let closings = """
    rparen ) rbrack ] } } rbrace } rang ⟩ rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rgroup ⟯ rmoustache ⎱ urcorner ⌝
    lrcorner ⌟ rrbracket ⟧ rBrack ⟧ rAngle ⟫ exclam ! question ?
    """
}
