/// Full-width marks that end a sentence or a clause (GB/T 15834-2011, 4.1 to 4.7).
public enum ChinesePunctuation {
  /// Whether `scalar` ends a sentence: `。` `！` `？` `；`. A semicolon does: clauses between them are the items of a list.
  @inlinable
  public static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1B: true
    default: false
    }
  }

  /// Whether `scalar` ends a sentence or introduces one: those of `endsSentence`, and `：`.
  @inlinable
  public static func endsStatement(_ scalar: UInt32) -> Bool { scalar == 0xFF1A || endsSentence(scalar) }

  /// Whether `scalar` ends a clause: those of `endsStatement`, and `，`.
  @inlinable
  public static func endsClause(_ scalar: UInt32) -> Bool { scalar == 0xFF0C || endsStatement(scalar) }
}
