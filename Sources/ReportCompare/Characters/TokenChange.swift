/// A run of old tokens in whose place a run of new ones stands; either may be empty.
struct TokenChange: Sendable, Equatable {
  /// The positions of the old tokens.
  var old: Range<Int>
  /// The positions of the new tokens.
  var new: Range<Int>
}
