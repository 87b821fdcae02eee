extension FoldTable {
  /// Marks that stand for one another in print, each set before the one that is typed.
  ///
  /// Marks that count as the same. The choice is made for those who look for words in reports:
  /// - Curly and straight quotes, and the corner brackets that Taiwan and Hong Kong print for them: `“一国两制”` and
  ///   `「一國兩制」`. Guillemets are left alone: no Chinese report quotes with them.
  /// - Hyphens, dashes and the minus sign: ranges are written with any of them (`2019—2024`, `2019－2024`).
  /// - Dots inside names and the marks of lists: `阿·卜`, `阿•卜`, `阿・卜`.
  /// - The circle that is typed for the zero of dates: `二○一九` and `二〇一九`.
  /// - Brackets round the year of a document's number: `国发〔2019〕1号`, `国发[2019]1号`. `【】` has uses of its own.
  /// - The ratio sign for a colon (`1∶2`), the wave dash for a tilde.
  ///
  /// `。` and `.`, `、` and `,` are different marks and stay so, and so do `《》` and `<>`.
  static let marks: [(typed: Unicode.Scalar, printed: String)] = [
    ("\"", "“”„‟〝〞〟「」"),
    ("'", "‘’‚‛ʼ『』"),
    ("-", "\u{2010}\u{2011}\u{2012}–—―−─"),
    ("·", "‧•∙⋅・"),
    ("〇", "○◯"),
    ("…", "⋯"),
    ("[", "〔"),
    ("]", "〕"),
    (":", "∶"),
    ("~", "〜∼"),
  ]
}
