import ReportModel
import TextFacts

/// A piece of a text within which an expression holds or fails.
public enum TextUnit: String, Hashable, Sendable, CaseIterable {
  /// The whole report.
  case report
  /// A section: its heading and the text of its own.
  case section
  /// A paragraph: what stands between two line ends.
  case paragraph
  /// A sentence: up to 。！？； or their twins of half width, a full stop that ends a word and has a space after it, the
  /// end of the line or of the section; closing quotation marks and brackets belong to what they close.
  case sentence
}

extension TextUnit {
  /// Whether each unit of this kind lies in one of the other.
  func isNested(in other: TextUnit) -> Bool { self == other || self == .sentence || other == .report }
}

/// A text cut into units of one kind: every byte is in one unit.
struct UnitStarts: Sendable {
  /// The first byte of each, ascending; a unit ends where the next begins.
  let starts: [UInt32]
  private let end: Int

  /// Cuts `text`, whose sections begin at `sections` (ascending, the first at 0).
  init(_ unit: TextUnit, of text: [UInt8], sections: [UInt32]) {
    end = text.count
    switch unit {
    case .report: starts = [0]
    case .section: starts = sections
    case .paragraph: starts = Self.paragraphs(text)
    case .sentence: starts = Self.sentences(text).merged(with: sections)
    }
  }

  var count: Int { starts.count }

  /// The unit that holds the byte at `place`.
  @inline(__always)
  func unit(at place: Int) -> Int { max(0, starts.partitionPoint { $0 <= place } - 1) }

  /// The bytes of a unit.
  func range(_ unit: Int) -> Range<Int> {
    let lower = Int(starts[unit])
    return lower..<max(lower, unit + 1 < starts.count ? Int(starts[unit + 1]) : end)
  }

  private static func paragraphs(_ text: [UInt8]) -> [UInt32] {
    var starts: [UInt32] = [0]
    text.withUnsafeBufferPointer { text in
      for place in text.indices.dropLast() where text[place] == 0x0A { starts.append(UInt32(clamping: place + 1)) }
    }
    return starts
  }

  private static func sentences(_ text: [UInt8]) -> [UInt32] {
    var starts: [UInt32] = [0]
    text.withUnsafeBufferPointer { text in
      var marks = SentenceEnds(text)
      while let end = marks.next(), end < text.count { starts.append(UInt32(clamping: end)) }
    }
    return starts
  }
}

/// The ends of a text's sentences, one after the other.
public struct SentenceEnds {
  private let text: UnsafeBufferPointer<UInt8>
  private var place: Int
  /// Whether the sentence has anything but digits and spaces so far: `1. ` is the number of an item.
  private var hasWord = false

  /// The sentences from `place` on, where one must begin.
  public init(_ text: UnsafeBufferPointer<UInt8>, from place: Int = 0) { (self.text, self.place) = (text, place) }

  /// The place after the next end; nil where the text goes on without one.
  public mutating func next() -> Int? {
    hasWord = false
    while place < text.count {
      let byte = text[place]
      // Han: nine tenths of the text.
      if byte >= 0xE4, byte <= 0xE9 {
        hasWord = true
        place += 3
        continue
      }
      let length = markLength(byte)
      if length > 0 {
        place += length
        skipClosing()
        return place
      }
      if byte > 0x20, !(0x30...0x39).contains(byte) { hasWord = true }
      place += 1
    }
    return nil
  }

  /// The bytes of the mark at `place` that ends a sentence; 0 where none does.
  private func markLength(_ byte: UInt8) -> Int {
    switch byte {
    case 0x0A, 0x0D, 0x21, 0x3B, 0x3F: 1
    case 0x2E: hasWord && endsWord ? 1 : 0
    case 0xE2: follows(0x80, 0xA8) || follows(0x80, 0xA9) ? 3 : 0  // line and paragraph separators
    case 0xE3: follows(0x80, 0x82) ? 3 : 0  // 。
    case 0xEF: follows(0xBC, 0x81) || follows(0xBC, 0x9F) || follows(0xBC, 0x9B) ? 3 : 0  // ！ ？ ；
    default: 0
    }
  }

  /// Whether white space or the end follows the full stop at `place`.
  private var endsWord: Bool { place + 1 >= text.count || text[place + 1] <= 0x20 }

  private func follows(_ second: UInt8, _ third: UInt8) -> Bool {
    place + 2 < text.count && text[place + 1] == second && text[place + 2] == third
  }

  private mutating func skipClosing() {
    guard place > 0, text[place - 1] != 0x0A else { return }
    while place < text.count {
      switch text[place] {
      case 0x22, 0x27, 0x29, 0x5D: place += 1
      case 0xE2 where follows(0x80, 0x9D) || follows(0x80, 0x99): place += 3  // ” ’
      // 》 」 』 】 〕
      case 0xE3 where [0x8B, 0x8D, 0x8F, 0x91, 0x95].contains { follows(0x80, $0) }: place += 3
      case 0xEF where follows(0xBC, 0x89): place += 3  // ）
      default: return
      }
    }
  }
}
