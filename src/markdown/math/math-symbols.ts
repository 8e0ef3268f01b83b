/**
 * TeX commands for single symbols and names. Source: LaTeX's and AMS's symbol lists as in "The Comprehensive LaTeX
 * Symbol List", with the characters of unicode-math.
 */
import type { SymbolClass, SymbolNode } from './math-node.js';

/** Names and characters in turn, by class. */
const SYMBOLS: Partial<Record<SymbolClass, string>> = {
  ordinary: `
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ lambda λ
    mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
    digamma ϝ Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο
    Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π
    varSigma Σ varUpsilon Υ varPhi Φ varPsi Ψ varOmega Ω
    infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ hbar ℏ hslash ℏ ell ℓ wp ℘ Re ℜ Im ℑ aleph ℵ
    beth ℶ gimel ℷ daleth ℸ imath ı jmath ȷ complement ∁ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ measuredangle ∡ sphericalangle ∢
    triangle △ triangledown ▽ vartriangle △ square □ Box □ blacksquare ■ Diamond ◇ lozenge ◊ blacklozenge ⧫ bigstar ★
    blacktriangle ▲ blacktriangledown ▼ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ surd √
    prime ′ backprime ‵ degree ° dag † ddag ‡ S § P ¶ copyright © circledR ® checkmark ✓ maltese ✠ pounds £ yen ¥ euro €
    mho ℧ Finv Ⅎ Game ⅁ eth ð Bbbk 𝕜 diagup ╱ diagdown ╲ circledS Ⓢ backslash \\ AA Å aa å ae æ AE Æ oe œ OE Œ o ø O Ø ss ß l ł
    L Ł ldots … dots … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ iddots ⋰ textellipsis … textdegree °
    slash / vert | Vert ‖ N ℕ Z ℤ Q ℚ R ℝ C ℂ reals ℝ Reals ℝ natnums ℕ`,
  operator: `
    sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆
    int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰ intop ∫ smallint ∫`,
  binary: `
    pm ± mp ∓ times × div ÷ ast ∗ star ⋆ circ ∘ bullet ∙ cdot · cdotp · cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨
    wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ diamond ⋄ bigtriangleup △ bigtriangledown ▽ triangleleft ◁ triangleright ▷
    lhd ◁ rhd ▷ unlhd ⊴ unrhd ⊵ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ bigcirc ◯ dagger † ddagger ‡ amalg ⨿ ltimes ⋉
    rtimes ⋊ leftthreetimes ⋋ rightthreetimes ⋌ curlyvee ⋎ curlywedge ⋏ barwedge ⊼ veebar ⊻ doublebarwedge ⩞ boxplus ⊞
    boxminus ⊟ boxtimes ⊠ boxdot ⊡ circledast ⊛ circledcirc ⊚ circleddash ⊝ divideontimes ⋇ dotplus ∔ intercal ⊺ Cap ⋒ Cup ⋓
    centerdot · ltimes ⋉`,
  relation: `
    leq ≤ le ≤ geq ≥ ge ≥ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ lt < gt > ll ≪ gg ≫ lll ⋘ ggg ⋙ ne ≠ neq ≠ equiv ≡ sim ∼ simeq ≃
    approx ≈ approxeq ≊ cong ≅ doteq ≐ doteqdot ≑ fallingdotseq ≒ risingdotseq ≓ coloneqq ≔ eqqcolon ≕ coloneq ≔ triangleq ≜
    circeq ≗ eqcirc ≖ bumpeq ≏ Bumpeq ≎ propto ∝ varpropto ∝ asymp ≍ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼
    succcurlyeq ≽ precsim ≾ succsim ≿ lesssim ≲ gtrsim ≳ lessgtr ≶ gtrless ≷ lessapprox ⪅ gtrapprox ⪆ nless ≮ ngtr ≯ nleq ≰
    ngeq ≱ nprec ⊀ nsucc ⊁ nsim ≁ ncong ≇ lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃
    subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉ subseteqq ⫅ supseteqq ⫆ Subset ⋐ Supset ⋑
    sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ Vvdash ⊪ nvdash ⊬ nvDash ⊭
    perp ⊥ mid ∣ nmid ∤ parallel ∥ nparallel ∦ bowtie ⋈ Join ⋈ smile ⌣ frown ⌢ between ≬ pitchfork ⋔ therefore ∴ because ∵
    trianglelefteq ⊴ trianglerighteq ⊵ vartriangleleft ⊲ vartriangleright ⊳ ntriangleleft ⋪ ntriangleright ⋫ multimap ⊸
    to → gets ← leftarrow ← rightarrow → leftrightarrow ↔ uparrow ↑ downarrow ↓ updownarrow ↕ Leftarrow ⇐ Rightarrow ⇒
    Leftrightarrow ⇔ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ longleftarrow ⟵ longrightarrow ⟶ longleftrightarrow ⟷
    Longleftarrow ⟸ Longrightarrow ⟹ Longleftrightarrow ⟺ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ hookleftarrow ↩
    hookrightarrow ↪ leftharpoonup ↼ leftharpoondown ↽ rightharpoonup ⇀ rightharpoondown ⇁ rightleftharpoons ⇌
    leftrightharpoons ⇋ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ leadsto ⇝ rightsquigarrow ⇝ leftrightsquigarrow ↭
    nleftarrow ↚ nrightarrow ↛ nLeftarrow ⇍ nRightarrow ⇏ nleftrightarrow ↮ nLeftrightarrow ⇎ dashleftarrow ⇠
    dashrightarrow ⇢ leftleftarrows ⇇ rightrightarrows ⇉ leftrightarrows ⇆ rightleftarrows ⇄ upuparrows ⇈ downdownarrows ⇊
    Lleftarrow ⇚ Rrightarrow ⇛ twoheadleftarrow ↞ twoheadrightarrow ↠ leftarrowtail ↢ rightarrowtail ↣ looparrowleft ↫
    looparrowright ↬ curvearrowleft ↶ curvearrowright ↷ circlearrowleft ↺ circlearrowright ↻ Lsh ↰ Rsh ↱ upharpoonleft ↿
    upharpoonright ↾ downharpoonleft ⇃ downharpoonright ⇂ restriction ↾ vcentcolon : dblcolon ∷ colonequals ≔ defeq ≝`,
  open: 'lbrace { langle ⟨ lfloor ⌊ lceil ⌈ lbrack [ lparen ( lvert | lVert ‖ llbracket ⟦ lgroup ⟮ lmoustache ⎰ ulcorner ⌜ llcorner ⌞',
  close:
    'rbrace } rangle ⟩ rfloor ⌋ rceil ⌉ rbrack ] rparen ) rvert | rVert ‖ rrbracket ⟧ rgroup ⟯ rmoustache ⎱ urcorner ⌝ lrcorner ⌟',
  punctuation: 'colon : ldotp . comma ,',
};

/** Names of functions. */
const FUNCTIONS = `arccos arcsin arctan arctg arcctg arg ch cos cosec cosh cot cotg coth csc ctg cth deg dim exp hom ker lg ln log sec
  sin sinh sh tan tanh tg th`;
/** Names of functions whose scripts are limits. */
const LIMIT_FUNCTIONS = `det gcd inf lim max min Pr sup argmax argmin liminf=lim\u00a0inf limsup=lim\u00a0sup injlim=inj\u00a0lim
  projlim=proj\u00a0lim varlimsup=lim\u00a0sup varliminf=lim\u00a0inf varinjlim=inj\u00a0lim varprojlim=proj\u00a0lim plim`;

/** Characters that have another class than `ordinary` as they are. */
const CHARACTERS: Partial<Record<SymbolClass, string>> = {
  binary: '+-−*±∓×÷·∗∘∙∩∪∧∨⊕⊖⊗⊘⊙∖',
  relation: '=<>:≤≥≠≡≈∼≃≅∝∈∉∋⊂⊃⊆⊇→←↔⇒⇐⇔↦∣∥⊢⊨≪≫≔',
  open: '([⟨⌊⌈',
  close: ')]⟩⌋⌉!?',
  punctuation: ',;',
  operator: '∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂',
};

let commands: Map<string, SymbolNode> | undefined;

/** Returns the symbol of a command, without its backslash; undefined if it is not known. */
export function symbolOf(command: string): SymbolNode | undefined {
  commands ??= createCommands();
  return commands.get(command);
}

function createCommands(): Map<string, SymbolNode> {
  const map = new Map<string, SymbolNode>();
  for (const [symbolClass, list] of Object.entries(SYMBOLS)) {
    const words = list.trim().split(/\s+/);
    for (let index = 0; index < words.length; index += 2) {
      const text = words[index + 1] ?? '';
      map.set(words[index] ?? '', symbolNode(text, symbolClass as SymbolClass));
    }
  }
  for (const name of FUNCTIONS.split(/\s+/)) map.set(name, { kind: 'symbol', text: name, class: 'function' });
  for (const entry of LIMIT_FUNCTIONS.split(/[ \n]+/)) {
    const [name = '', text = name] = entry.split('=');
    map.set(name, { kind: 'symbol', text, class: 'function', limits: true });
  }
  return map;
}

let names: Map<string, string> | undefined;

/** Returns the command of a character outside of ASCII, without its backslash; undefined if it is a letter or not known. */
export function commandOf(character: string): string | undefined {
  if (names === undefined) {
    names = new Map();
    commands ??= createCommands();
    for (const [name, { text }] of commands)
      if (NAMED_CHARACTER.test(text) && !names.has(text)) names.set(text, name);
  }
  return names.get(character);
}

/** A sign or a Greek letter. Other letters are as clear as a command. */
const NAMED_CHARACTER = /^(?:[^\p{L}\p{ASCII}]|\p{Script=Greek})$/u;

let classes: Map<string, SymbolClass> | undefined;

/** Returns the symbol of a character that is written as itself. */
export function characterSymbol(character: string): SymbolNode {
  if (classes === undefined) {
    classes = new Map();
    for (const [symbolClass, list] of Object.entries(CHARACTERS)) {
      for (const each of list) classes.set(each, symbolClass as SymbolClass);
    }
  }
  return symbolNode(character === '-' ? '−' : character, classes.get(character) ?? 'ordinary');
}

/** Integrals have their limits beside them, other large operators below and above. */
const INTEGRALS = /^[∫-∳⨌]$/u;

function symbolNode(text: string, symbolClass: SymbolClass): SymbolNode {
  return symbolClass === 'operator' && !INTEGRALS.test(text)
    ? { kind: 'symbol', text, class: symbolClass, limits: true }
    : { kind: 'symbol', text, class: symbolClass };
}
