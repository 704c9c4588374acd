extension LaTeXCommands {
  /// The commands of formulas that LaTeX has with the packages amsmath, amssymb and xcolor, which every document of
  /// ours loads.
  static let known = Set(knownText.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let knownText = """
    AA AE And Bbb Bbbk Big Bigg Biggl Biggm Biggr Bigl Bigm Bigr Box Bumpeq Cap Cup Delta Diamond Doteq Downarrow Finv
    Game Gamma Huge Im Join L LARGE LaTeX Lambda Large Leftarrow Leftrightarrow Lleftarrow Longleftarrow
    Longleftrightarrow Longrightarrow Lsh O OE Omega P Phi Pi Pr Psi Re Rightarrow Rrightarrow Rsh S Sigma Subset
    Supset TeX Theta Uparrow Updownarrow Upsilon Vdash Vert Vvdash Xi aa above acute ae aleph allowbreak alpha amalg
    angle approx approxeq arccos arcsin arctan arg ast asymp atop backepsilon backprime backsim backsimeq backslash
    bar barwedge because begin beta beth between bf big bigcap bigcirc bigcup bigg biggl biggm biggr bigl bigm bigodot
    bigoplus bigotimes bigr bigsqcup bigstar bigtriangledown bigtriangleup biguplus bigvee bigwedge binom blacklozenge
    blacksquare blacktriangle blacktriangledown blacktriangleleft blacktriangleright bmod bold boldsymbol bot bowtie
    boxdot boxed boxminus boxplus boxtimes brace brack breve bullet bumpeq cal cap cdot cdotp cdots centerdot cfrac
    char check checkmark chi choose circ circeq circlearrowleft circlearrowright circledR circledS circledast
    circledcirc circleddash clap clubsuit colon color colorbox complement cong coprod copyright cos cosh cot coth cr
    csc cup curlyeqprec curlyeqsucc curlyvee curlywedge curvearrowleft curvearrowright dag dagger daleth dashleftarrow
    dashrightarrow dashv dbinom ddag ddagger ddddot dddot ddot ddots deg delta det dfrac diagdown diagup diamond
    diamondsuit digamma dim displaystyle div divideontimes dot doteq doteqdot dotplus dots dotsb dotsc dotsi dotsm
    dotso doublebarwedge doublecap doublecup downarrow downdownarrows downharpoonleft downharpoonright ell emph
    emptyset end enspace epsilon eqcirc eqsim eqslantgtr eqslantless equiv eta eth exists exp fallingdotseq fbox
    fcolorbox flat footnotesize forall frac frak frown gamma gcd ge genfrac geq geqq geqslant gets gg ggg gggtr gimel
    gnapprox gneq gneqq gnsim grave gtrapprox gtrdot gtreqless gtreqqless gtrless gtrsim gvertneqq hat hbar hbox
    heartsuit hline hom hookleftarrow hookrightarrow hphantom hskip hslash hspace huge i iff iiiint iiint iint imath
    impliedby implies in inf infty injlim int intercal intop iota it j jmath kappa ker kern l lVert lambda land langle
    large lbrace lbrack lceil ldotp ldots le leadsto left leftarrow leftarrowtail leftharpoondown leftharpoonup
    leftleftarrows leftrightarrow leftrightarrows leftrightharpoons leftrightsquigarrow leftthreetimes leq leqq
    leqslant lessapprox lessdot lesseqgtr lesseqqgtr lessgtr lesssim lfloor lg lgroup lhd lim liminf limits limsup ll
    llap llcorner lll llless lmoustache ln lnapprox lneq lneqq lnot lnsim log longleftarrow longleftrightarrow
    longmapsto longrightarrow looparrowleft looparrowright lor lozenge lrcorner ltimes lvert lvertneqq maltese mapsto
    mathbb mathbf mathbin mathcal mathclose mathdollar mathellipsis mathfrak mathinner mathit mathnormal mathop
    mathopen mathord mathpunct mathrel mathring mathrm mathsf mathsterling mathstrut mathtt max mbox measuredangle
    medspace mho mid middle min mkern mod models mp mskip mu multimap nLeftarrow nLeftrightarrow nRightarrow nVDash
    nVdash nabla natural ncong ne nearrow neg negmedspace negthickspace negthinspace neq newline nexists ngeq ngeqq
    ngeqslant ngtr ni nleftarrow nleftrightarrow nleq nleqq nleqslant nless nmid nobreak nobreakspace nolimits
    nonumber normalsize not notag notin nparallel nprec npreceq nrightarrow nshortmid nshortparallel nsim nsubseteq
    nsubseteqq nsucc nsucceq nsupseteq nsupseteqq ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq nu
    nvDash nvdash nwarrow o odot oe oint ointop omega ominus operatorname operatornamewithlimits oplus oslash otimes
    over overbrace overleftarrow overleftrightarrow overline overrightarrow overset owns parallel partial perp phantom
    phi pi pitchfork pm pmb pmod pod pounds prec precapprox preccurlyeq preceq precnapprox precneqq precnsim precsim
    prime prod projlim propto psi qquad quad rVert raisebox rangle rbrace rbrack rceil restriction rfloor rgroup rhd
    rho right rightarrow rightarrowtail rightharpoondown rightharpoonup rightleftarrows rightleftharpoons
    rightrightarrows rightsquigarrow rightthreetimes risingdotseq rlap rm rmoustache rtimes rule rvert
    scriptscriptstyle scriptsize scriptstyle searrow sec setminus sf sharp shortmid shortparallel sigma sim simeq sin
    sinh small smallfrown smallint smallsetminus smallsmile smash smile space spadesuit sphericalangle sqcap sqcup
    sqrt sqsubset sqsubseteq sqsupset sqsupseteq square ss stackrel star subset subseteq subseteqq subsetneq
    subsetneqq substack succ succapprox succcurlyeq succeq succnapprox succneqq succnsim succsim sum sup supset
    supseteq supseteqq supsetneq supsetneqq surd swarrow tag tan tanh tau tbinom text textasciicircum textasciitilde
    textbackslash textbar textbardbl textbf textbraceleft textbraceright textcircled textcolor textdagger
    textdaggerdbl textdegree textdollar textellipsis textemdash textendash textgreater textit textless textmd
    textnormal textquotedblleft textquotedblright textquoteleft textquoteright textregistered textrm textsf textsl
    textsterling textstyle texttt textunderscore textup tfrac therefore theta thickapprox thicksim thickspace
    thinspace tilde times tiny to top triangle triangledown triangleleft trianglelefteq triangleq triangleright
    trianglerighteq tt twoheadleftarrow twoheadrightarrow ulcorner underbar underbrace underleftarrow
    underleftrightarrow underline underrightarrow underset unlhd unrhd uparrow updownarrow upharpoonleft
    upharpoonright uplus upsilon upuparrows urcorner vDash varDelta varGamma varLambda varOmega varPhi varPi varPsi
    varSigma varTheta varUpsilon varXi varepsilon varinjlim varkappa varliminf varlimsup varnothing varphi varpi
    varprojlim varpropto varrho varsigma varsubsetneq varsubsetneqq varsupsetneq varsupsetneqq vartheta vartriangle
    vartriangleleft vartriangleright vcenter vdash vdots vec vee veebar verb vert vphantom wedge widehat widetilde wp
    wr xi xleftarrow xrightarrow yen zeta
    lq rq relax
    """
}
