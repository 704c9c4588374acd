/// The Debian packages of font families that are often used.
enum FontPackage {
  /// Returns the package that contains a family, or nil if none is known.
  static func name(of family: String) -> String? {
    let family = family.lowercased()
    let known = packages.filter { family.hasPrefix($0.start.lowercased()) }
    return known.max { $0.start.utf8.count < $1.start.utf8.count }?.package
  }

  /// The packages by the beginnings of family names. The longest beginning that fits decides.
  private static let packages: [(start: String, package: String?)] = [
    ("Caladea", "fonts-crosextra-caladea"), ("Carlito", "fonts-crosextra-carlito"), ("CMU ", "fonts-cmu"),
    ("DejaVu ", "fonts-dejavu-extra"), ("DejaVu Sans", "fonts-dejavu-core"), ("DejaVu Serif", "fonts-dejavu-core"),
    ("EB Garamond", "fonts-ebgaramond"), ("Fira Code", "fonts-firacode"), ("Free", "fonts-freefont-ttf"),
    ("Hack", "fonts-hack"), ("Inter", "fonts-inter"), ("JetBrains Mono", "fonts-jetbrains-mono"),
    ("Junicode", "fonts-junicode"), ("Latin Modern", "fonts-lmodern"), ("Lato", "fonts-lato"),
    ("Liberation ", "fonts-liberation"), ("Linux Biolinum", "fonts-linuxlibertine"),
    ("Linux Libertine", "fonts-linuxlibertine"), ("Nimbus", "fonts-urw-base35"), ("Noto ", "fonts-noto-core"),
    ("Noto Mono", "fonts-noto-mono"), ("Noto Sans CJK", "fonts-noto-cjk"), ("Noto Sans Mono", "fonts-noto-mono"),
    ("Noto Sans Mono CJK", "fonts-noto-cjk"), ("Noto Serif CJK", "fonts-noto-cjk"), ("Open Sans", "fonts-open-sans"),
    ("Roboto", "fonts-roboto"), ("STIX", "fonts-stix"), ("STIX Two", nil), ("TeX Gyre", "fonts-texgyre"),
    ("TeX Gyre Bonum Math", "fonts-texgyre-math"), ("TeX Gyre DejaVu Math", "fonts-texgyre-math"),
    ("TeX Gyre Pagella Math", "fonts-texgyre-math"), ("TeX Gyre Schola Math", "fonts-texgyre-math"),
    ("TeX Gyre Termes Math", "fonts-texgyre-math"), ("URW", "fonts-urw-base35"),
  ]
}
