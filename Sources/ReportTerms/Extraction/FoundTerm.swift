import ReportModel

/// A term where the parser found it.
struct FoundTerm: Equatable {
  var kind: TermKind
  /// The bytes of its text.
  var range: TextRange
}
