/// Arrows.
extension FormulaSymbol {
  static let arrows = """
    to → rightarrow → rarr → leftarrow ← gets ← larr ← leftrightarrow ↔ lrarr ↔ harr ↔ uparrow ↑ uarr ↑ downarrow ↓
    darr ↓ updownarrow ↕ Rightarrow ⇒ rArr ⇒ Leftarrow ⇐ lArr ⇐ Leftrightarrow ⇔ lrArr ⇔ hArr ⇔ Uparrow ⇑ uArr ⇑
    Downarrow ⇓ dArr ⇓ Updownarrow ⇕ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹
    Longleftarrow ⟸ Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ Rarr ⇒ Larr ⇐
    Lrarr ⇔ Harr ⇔ Uarr ⇑ Darr ⇓
    """

  static let rareArrows = """
    hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽
    upharpoonleft ↿ upharpoonright ↾ restriction ↾ downharpoonleft ⇃ downharpoonright ⇂ rightleftharpoons ⇌
    leftrightharpoons ⇋ rightsquigarrow ⇝ leadsto ⇝ leftrightsquigarrow ↭ leftleftarrows ⇇ rightrightarrows ⇉
    leftrightarrows ⇆ rightleftarrows ⇄ upuparrows ⇈ downdownarrows ⇊ twoheadleftarrow ↞ twoheadrightarrow ↠
    leftarrowtail ↢ rightarrowtail ↣ looparrowleft ↫ looparrowright ↬ curvearrowleft ↶ curvearrowright ↷
    circlearrowleft ↺ circlearrowright ↻ Lsh ↰ Rsh ↱ Lleftarrow ⇚ Rrightarrow ⇛ dashleftarrow ⇠ dashrightarrow ⇢
    multimap ⊸ origof ⊶ imageof ⊷
    """
}
