/// Between which characters a row may end.
///
/// After GB/T 15834-2011 clause 5.1 and the prohibition rules of W3C Requirements for Chinese Text Layout; for Latin,
/// numbers and kana after Unicode Standard Annex #14. In each pair bit 0 forbids the break where the two touch, bit 1
/// where spaces stand between them.
struct BreakRules: @unchecked Sendable {  // The pairs are written once, before the value exists.
  /// Stands for the start of a row, where nothing is before.
  static let start: UInt8 = 63
  static let touching: UInt8 = 1
  static let apart: UInt8 = 2

  /// 32 × 32 pairs, found by `before << 5 | after`.
  private let pairs: UnsafePointer<UInt8>

  static let standard = BreakRules()

  /// A set of classes, a bit each.
  struct Classes {
    var bits: UInt64 = 0
    init(_ classes: CharacterClass...) { for each in classes { bits |= 1 << UInt64(each.rawValue) } }
    @inline(__always) func contains(_ kind: UInt8) -> Bool { kind < 63 && bits >> UInt64(kind) & 1 == 1 }
  }

  /// May not start a row.
  static let neverFirst = Classes(.closing, .narrowClosing, .postfix, .dash, .infix, .numberDot)
  /// May not end a row.
  static let neverLast = Classes(.opening, .narrowOpening, .prefix, .numberMark)
  /// The classes a number consists of.
  static let numeric = Classes(.digit, .infix, .numberDot, .sign, .prefix, .postfix)
  /// The classes that may follow a closing quotation mark, one that an opening mark stands before.
  static let afterQuotation = Classes(
    .space, .tab, .lineFeed, .end, .closing, .narrowClosing, .separator, .dot, .rightQuote, .dash)
  /// The classes a word consists of.
  static let word = Classes(.alphabetic, .digit)

  private init() {
    let found = UnsafeMutablePointer<UInt8>.allocate(capacity: 32 * 32)
    found.initialize(repeating: 0, count: 32 * 32)
    for before in 0...CharacterClass.numberDot.rawValue {
      for after in 0...CharacterClass.numberDot.rawValue {
        let always = Self.neverLast.contains(before) || Self.neverFirst.contains(after)
        let close = always || Self.clings(before, after)
        found[Int(before) << 5 | Int(after)] = (close ? Self.touching : 0) | (always ? Self.apart : 0)
      }
    }
    pairs = UnsafePointer(found)
  }

  /// Whether no break may come between two classes that touch, beside those that never start or end a row.
  private static func clings(_ before: UInt8, _ after: UInt8) -> Bool {
    guard let left = CharacterClass(rawValue: before), let right = CharacterClass(rawValue: after) else { return false }
    switch (left, right) {
    case (.glue, _), (_, .glue), (.numberDot, _): return true
    case (_, .slash), (_, .breakAfter): return true
    case (.slash, .ideograph), (.slash, .digit), (.slash, .alphabetic): return true
    case (.alphabetic, .alphabetic), (.alphabetic, .digit), (.digit, .alphabetic), (.digit, .digit): return true
    case (.alphabetic, .sign), (.digit, .sign), (.alphabetic, .prefix), (.digit, .prefix): return true
    case (.alphabetic, .narrowOpening), (.digit, .narrowOpening): return true
    case (.narrowClosing, .alphabetic), (.narrowClosing, .digit): return true
    case (.sign, .alphabetic), (.sign, .digit), (.sign, .prefix), (.sign, .sign): return true
    case (.infix, .alphabetic), (.infix, .digit): return true
    case (.postfix, .alphabetic), (.postfix, .digit), (.dash, .digit): return true
    case (.flagLetter, .flagLetter): return true
    default: return false
    }
  }

  /// Whether a row may end between `before` and `after`, with spaces between them or not.
  @inline(__always)
  func allowsBreak(after before: UInt8, before after: UInt8, apart: Bool) -> Bool {
    pairs[Int(before & 31) << 5 | Int(after & 31)] & (apart ? Self.apart : Self.touching) == 0
  }
}
