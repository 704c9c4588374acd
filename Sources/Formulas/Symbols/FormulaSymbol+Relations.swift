/// Relations.
extension FormulaSymbol {
  static let comparisons = """
    equal = lt < less < gt > greater > le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg ≫ lll ⋘ llless ⋘ ggg ⋙ gggtr ⋙ sim ∼
    thksim ∼ thicksim ∼ simeq ≃ approx ≈ thickapprox ≈ thkapprox ≈ approxeq ≊ cong ≅ equiv ≡ propto ∝ varpropto ∝
    leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷ lesseqgtr ⋚
    gtreqless ⋛ lesseqqgtr ⪋ gtreqqless ⪌ eqslantless ⪕ eqslantgtr ⪖ doteq ≐ Doteq ≑ doteqdot ≑ fallingdotseq ≒
    risingdotseq ≓ eqcirc ≖ circeq ≗ triangleq ≜ bumpeq ≏ Bumpeq ≎ asymp ≍ backsim ∽ backsimeq ⋍ eqsim ≂ between ≬
    coloneqq ≔ eqqcolon ≕ coloneq ≔ colonequals ≔ eqcolon ≕ equalscolon ≕ minuscolon ∹ vcentcolon ∶ ratio ∶
    dblcolon ∷ coloncolon ∷ stareq ≛ questeq ≟
    """

  static let sets = """
    in ∈ isin ∈ ni ∋ owns ∋ notin ∉ notni ∌ subset ⊂ sub ⊂ supset ⊃ subseteq ⊆ sube ⊆ supseteq ⊇ supe ⊇
    subseteqq ⫅ supseteqq ⫆ Subset ⋐ Supset ⋑ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ mid ∣ shortmid ∣ nmid ∤
    parallel ∥ shortparallel ∥ nparallel ∦ perp ⟂ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽
    precsim ≾ succsim ≿ precapprox ⪷ succapprox ⪸ curlyeqprec ⋞ curlyeqsucc ⋟
    """

  static let rareRelations = """
    vdash ⊢ dashv ⊣ models ⊧ vDash ⊨ Vdash ⊩ Vvdash ⊪ bowtie ⋈ Join ⋈ smile ⌣ frown ⌢ smallsmile ⌣ smallfrown ⌢
    pitchfork ⋔ backepsilon ϶ vartriangle ▵ vartriangleleft ⊲ vartriangleright ⊳ trianglelefteq ⊴ trianglerighteq ⊵
    blacktriangleleft ◀ blacktriangleright ▶
    """

  static let negations = """
    nless ≮ ngtr ≯ nleq ≰ ngeq ≱ nleqslant ≰ ngeqslant ≱ lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ lnsim ⋦ gnsim ⋧ lnapprox ⪉
    gnapprox ⪊ nsim ≁ ncong ≇ nprec ⊀ nsucc ⊁ npreceq ⋠ nsucceq ⋡ precneqq ⪵ succneqq ⪶ precnsim ⋨ succnsim ⋩
    precnapprox ⪹ succnapprox ⪺ nsubseteq ⊈ nsupseteq ⊉ subsetneq ⊊ supsetneq ⊋ subsetneqq ⫋ supsetneqq ⫌ nvdash ⊬
    nvDash ⊭ nVdash ⊮ nVDash ⊯ ntriangleleft ⋪ ntriangleright ⋫ ntrianglelefteq ⋬ ntrianglerighteq ⋭ nshortmid ∤
    nshortparallel ∦ nleftarrow ↚ nrightarrow ↛ nleftrightarrow ↮ nLeftarrow ⇍ nRightarrow ⇏ nLeftrightarrow ⇎
    ngeqq ≱ nleqq ≰ gvertneqq ≩ lvertneqq ≨ nsubseteqq ⊈ nsupseteqq ⊉ varsubsetneq ⊊ varsubsetneqq ⫋ varsupsetneq ⊋
    varsupsetneqq ⫌
    """
}
