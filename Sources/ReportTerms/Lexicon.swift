import Glibc
import TextFacts

/// A term: what it is, and its text.
public struct Term: Hashable, Sendable {
  /// The kind of term.
  public var kind: TermKind
  /// Its text in UTF-8, as it stands in the report; a formulation without its marks, a title with them.
  public var text: [UInt8]

  /// The term of a kind with the text `text`, in UTF-8.
  public init(_ kind: TermKind, _ text: some Sequence<UInt8>) {
    self.kind = kind
    self.text = Array(text)
  }

  /// The term of a kind with the text `text`.
  public init(_ kind: TermKind, _ text: String) { self.init(kind, text.utf8) }

  /// Its text for people.
  public var words: String { String(decoding: text, as: UTF8.self) }
}

/// Distinct terms, numbered from 0 in the order they came; their texts lie in one buffer.
///
/// Looked up by bytes, with the process's own random hash: no document can choose texts that collide.
public struct Lexicon: Sendable {
  private var bytes: [UInt8] = []
  /// The end of each term's text, which begins where the one before ends.
  private var ends: [Int] = []
  private var kinds: [TermKind] = []
  private var hashes: [UInt32] = []
  /// The term at each place of the hash table, -1 for none; a power of two of places, at most half of them taken.
  private var slots: [Int32] = [Int32](repeating: -1, count: 16)

  /// A lexicon without terms.
  public init() {}

  /// The number of terms in it.
  public var count: Int { kinds.count }

  /// The numbers of all terms.
  public var indices: Range<Int> { 0..<kinds.count }

  /// The kind of the term numbered `term`.
  public func kind(of term: Int) -> TermKind { kinds[term] }

  /// The text of the term numbered `term`, in UTF-8.
  public func text(of term: Int) -> ArraySlice<UInt8> { bytes[range(of: term)] }

  /// The number of bytes of the text of the term numbered `term`.
  public func bytes(of term: Int) -> Int { range(of: term).count }

  /// The text of the term numbered `term`, for people, of its first `bytes` bytes only.
  public func words(of term: Int, atMost bytes: Int) -> String {
    let text = text(of: term)
    guard text.count > bytes else { return String(decoding: text, as: UTF8.self) }
    // Cut before a character, not inside it.
    let end = self.bytes.span.scalarStart(atOrBefore: text.startIndex + bytes, from: text.startIndex)
    return String(decoding: text[..<end], as: UTF8.self)
  }

  /// The term numbered `term`.
  public subscript(term: Int) -> Term { Term(kinds[term], text(of: term)) }

  /// Whether a term is left to be filled in: a placeholder, or a figure without a digit, `X万余人次`.
  func isUnfilled(_ term: Int) -> Bool {
    switch kinds[term] {
    case .formulation, .formula, .title: return false
    case .placeholder: return true
    case .figure:
      let text = text(of: term)
      // A full-width digit is EF BC 90 to 99, a full-width X EF BC B8.
      let hasDigit = text.indices.contains { place in
        (0x30...0x39).contains(text[place])
          || ((0x90...0x99).contains(text[place]) && text[..<place].suffix(2).elementsEqual([0xEF, 0xBC]))
      }
      let hasBlank = text.indices.contains { place in
        text[place] == 0x58 || text[place...].starts(with: [0xC3, 0x97])
          || text[place...].starts(with: [0xEF, 0xBC, 0xB8])
      }
      return hasBlank && !hasDigit
    }
  }

  /// The terms numbered `terms` by their text, byte by byte, and where that is the same by kind: an order that does not
  /// depend on which report came first.
  func sortedByText(_ terms: some Sequence<Int>) -> [Int] {
    bytes.withUnsafeBytes { bytes in
      terms.sorted { left, right in
        let (one, other) = (range(of: left), range(of: right))
        let shared = min(one.count, other.count)
        if let base = bytes.baseAddress {
          let difference = memcmp(base + one.lowerBound, base + other.lowerBound, shared)
          if difference != 0 { return difference < 0 }
        }
        return (one.count, kinds[left]) < (other.count, kinds[right])
      }
    }
  }

  /// The number of a term; nil where the lexicon does not have it.
  public func number(of term: Term) -> Int? {
    let hash = Self.hash(term.kind, term.text[...])
    let found = slots[slot(of: hash, term.kind, term.text[...])]
    return found < 0 ? nil : Int(found)
  }

  /// The number of the term with that text, which is added where it is new.
  public mutating func insert(_ kind: TermKind, _ text: ArraySlice<UInt8>) -> Int {
    let hash = Self.hash(kind, text)
    let slot = slot(of: hash, kind, text)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    let term = kinds.count
    bytes += text
    ends.append(bytes.count)
    kinds.append(kind)
    hashes.append(hash)
    slots[slot] = Int32(term)
    if 2 * kinds.count > slots.count { grow() }
    return term
  }

  private func range(of term: Int) -> Range<Int> { (term == 0 ? 0 : ends[term - 1])..<ends[term] }

  /// The place in the table that holds the term, or where it would go.
  private func slot(of hash: UInt32, _ kind: TermKind, _ text: ArraySlice<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let term = Int(slots[slot])
      if hashes[term] == hash, kinds[term] == kind, Self.equal(bytes[range(of: term)], text) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (term, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(term)
    }
  }

  private static func equal(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    left.count == right.count && left.elementsEqual(right)
  }

  private static func hash(_ kind: TermKind, _ text: ArraySlice<UInt8>) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(kind.rawValue)
    text.withUnsafeBytes { hasher.combine(bytes: $0) }
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}
