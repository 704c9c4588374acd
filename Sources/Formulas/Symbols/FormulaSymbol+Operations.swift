/// Binary operators.
extension FormulaSymbol {
  static let operations = """
    plus + pm ± plusmn ± mp ∓ times × div ÷ cdot ⋅ centerdot ⋅ sdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ bull ∙ cap ∩ cup ∪
    uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘
    odot ⊙ dagger † ddagger ‡ Dagger ‡ wr ≀ amalg ⨿ bigcirc ◯ bigtriangleup △ bigtriangledown ▽
    """

  static let rareOperations = """
    barwedge ⌅ veebar ⊻ doublebarwedge ⌆ boxdot ⊡ boxminus ⊟ boxplus ⊞ boxtimes ⊠ Cap ⋒ doublecap ⋒ Cup ⋓ doublecup ⋓
    circledast ⊛ circledcirc ⊚ circleddash ⊝ curlyvee ⋎ curlywedge ⋏ divideontimes ⋇ dotplus ∔ gtrdot ⋗ lessdot ⋖
    intercal ⊺ leftthreetimes ⋋ rightthreetimes ⋌ ltimes ⋉ rtimes ⋊ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵
    triangleleft ◁ triangleright ▷
    """
}
