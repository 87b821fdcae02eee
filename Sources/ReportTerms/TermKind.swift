/// The kinds of terms; a kind decides how a term is found and how it is counted.
public enum TermKind: UInt8, Sendable, CaseIterable, Comparable {
  /// A quoted formulation, `“稳中求进”`; its text is what stands between the marks.
  case formulation
  /// A numbered formula: `四个意识`, `“三农”`, `三去一降一补`, quoted or bare.
  case formula
  /// The title of a document or a work, its marks included: `《党章》`.
  case title
  /// A figure with its unit, and the word of change right before it: `3.6%`, `X万余人次`, `同比增长5.3%`.
  case figure
  /// A run of `X` left to be filled in.
  case placeholder

  /// A name for scripts, the same in every language.
  public var name: String {
    switch self {
    case .formulation: "formulation"
    case .formula: "formula"
    case .title: "title"
    case .figure: "figure"
    case .placeholder: "placeholder"
    }
  }

  /// The kind with a name for scripts; nil where there is none.
  public init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// Whether a term of this kind is counted wherever its text stands, with or without marks; else only where it was
  /// found: `5%` is no part of `15%`.
  public var countsBareText: Bool {
    switch self {
    case .formulation, .formula, .title: true
    case .figure, .placeholder: false
    }
  }

  /// The order in which kinds are listed.
  public static func < (left: TermKind, right: TermKind) -> Bool { left.rawValue < right.rawValue }
}
