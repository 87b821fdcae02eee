import Testing
import TextFacts

@Suite("The identity of a text")
struct TextIdentityTests {
  @Test("is that of its memory, whatever it says")
  func identity() {
    let text = Array("云溪镇".utf8)
    let same = text
    let copy = text.map { $0 }
    var changed = text
    changed[0] = 0x41
    #expect(TextIdentity(text) == TextIdentity(same))
    #expect(TextIdentity(text) != TextIdentity(copy))
    #expect(TextIdentity(text) != TextIdentity(changed))
    #expect(Set([TextIdentity(text), TextIdentity(same), TextIdentity(copy)]).count == 2)
  }

  @Test("is one for all empty texts")
  func empty() {
    var emptied = Array("甲".utf8)
    emptied.removeAll(keepingCapacity: true)
    #expect(TextIdentity([]) == TextIdentity(emptied))
    #expect(Set([TextIdentity([]), TextIdentity(emptied)]).count == 1)
  }

  @Test("keeps its text, so that no other comes to lie there")
  func keepsItsText() {
    var seen: [TextIdentity] = []
    for number in 0..<1000 {
      let identity = TextIdentity([UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 100))
      #expect(!seen.suffix(10).contains(identity))
      seen.append(identity)
    }
    #expect(Set(seen).count == 1000)
  }
}
