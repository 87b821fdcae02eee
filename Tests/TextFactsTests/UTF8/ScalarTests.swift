import Testing
import TextFacts

@Suite("Scalars in UTF-8")
struct ScalarTests {
  private static let words = "aé中𠀀\u{301}。\u{10FFFF}\u{0}"

  private static func starts(_ text: [UInt8]) -> [Int] { text.indices.filter { !text[$0].isUTF8Continuation } }

  @Test("are read forward, by each of the readers alike")
  func forward() {
    let text = Array(Self.words.utf8)
    let scalars = Self.words.unicodeScalars.map(\.value)
    var read: [UInt32] = []
    var place = 0
    while let (value, next) = TextScalar.read(text.span, at: place, end: text.count) {
      read.append(value)
      place = next
    }
    #expect(read == scalars)
    let (valid, any) = text.withUnsafeBufferPointer { text in
      let starts = Self.starts(Array(text))
      return (starts.map { ValidStep(text, at: $0).value }, starts.map { UTF8Step(text, at: $0).value })
    }
    #expect(valid == scalars)
    #expect(any == scalars)
  }

  @Test("of every value are read as they were written")
  func everyValue() {
    let wrong = everyScalar.filter { scalar in
      let text = Array(Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
      let one = TextScalar.read(text.span, at: 0, end: text.count)
      let back = TextScalar.read(text.span, before: text.count, start: 0)
      let isRead = one?.value == scalar.value && one?.next == text.count
      let isReadBack = back?.value == scalar.value && back?.lower == 0
      return !isRead || !isReadBack
        || text.withUnsafeBufferPointer {
          let (step, valid) = (UTF8Step($0, at: 0), ValidStep($0, at: 0))
          return step.value != scalar.value || step.count != text.count || valid.value != scalar.value
            || valid.count != text.count
        }
    }
    #expect(wrong == [])
  }

  @Test("are read backward")
  func backward() {
    let text = Array(Self.words.utf8)
    var read: [UInt32] = []
    var place = text.count
    while let (value, lower) = TextScalar.read(text.span, before: place, start: 0) {
      read.append(value)
      place = lower
    }
    #expect(read == Self.words.unicodeScalars.map(\.value).reversed())
  }

  @Test("are not read beyond a bound")
  func bounds() {
    let text = Array("中".utf8)
    #expect(TextScalar.read(text.span, at: 0, end: 2) == nil)
    #expect(TextScalar.read(text.span, at: -1, end: 3) == nil)
    #expect(TextScalar.read(text.span, at: 0, end: 4) == nil)
    #expect(TextScalar.read(text.span, at: 3, end: 3) == nil)
    #expect(TextScalar.read(text.span, before: 0, start: 0) == nil)
  }

  @Test(
    "are one byte each where bytes are none",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8], [0xE4, 0x41, 0x42],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xFF],
    ] as [[UInt8]])
  func broken(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer {
      let step = UTF8Step($0, at: 0)
      #expect(step.count == 1)
      #expect(Unicode.Scalar(step.value) == nil)
    }
  }

  @Test("begin at the places between which a text may be cut")
  func starts() {
    let text = Array(Self.words.utf8)
    let starts = Self.starts(text)
    for place in text.indices {
      #expect(text.span.scalarStart(atOrBefore: place) == starts.last { $0 <= place })
      #expect(text.span.scalarStart(atOrAfter: place) == starts.first { $0 >= place } ?? text.count)
      #expect(text.span.scalarCount(in: 0..<place) == starts.count { $0 < place })
    }
    #expect(text.span.scalarStart(atOrBefore: text.count) == text.count)
    #expect(text.span.scalarStart(atOrAfter: text.count) == text.count)
    // No step leaves its bounds: the bytes 1 and 2 belong to é, 3 to 5 to 中.
    #expect(text.span.scalarStart(atOrBefore: 5, from: 4) == 4)
    #expect(text.span.scalarStart(atOrAfter: 4, upTo: 5) == 5)
  }
}
