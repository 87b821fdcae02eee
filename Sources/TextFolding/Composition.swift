import TextFacts

/// Text with letters and their marks composed (`ế`, one scalar) or decomposed (three), as Unicode's normalization forms
/// C and D have them (UAX 15): macOS and some PDF files write the latter, keyboards the former. Hangul syllables and
/// their letters too.
///
/// For what is typed, a few characters: marks are not put into canonical order, for nobody types them out of it.
public enum Composition {
  private struct Pair: Hashable {
    var first: UInt32
    var second: UInt32
  }

  private static let tables: (composed: [Pair: UInt32], decomposed: [UInt32: Pair]) = {
    var composed: [Pair: UInt32] = [:]
    var decomposed: [UInt32: Pair] = [:]
    pairs.withUTF8Buffer { text in
      var scalars: [UInt32] = []
      var place = 0
      while place < text.count {
        let step = UTF8Step(text, at: place)
        scalars.append(step.value)
        place += step.count
      }
      for start in stride(from: 0, to: scalars.count - 2, by: 3) {
        let pair = Pair(first: scalars[start + 1], second: scalars[start + 2])
        composed[pair] = scalars[start]
        decomposed[scalars[start]] = pair
      }
    }
    return (composed, decomposed)
  }()

  /// The scalars of `text` with every composed one in its parts.
  public static func decomposed(_ text: [UInt32]) -> [UInt32] {
    var parts: [UInt32] = []
    for scalar in text { append(scalar, to: &parts) }
    return parts
  }

  private static func append(_ scalar: UInt32, to parts: inout [UInt32]) {
    if (syllables.first..<syllables.first + syllables.count).contains(scalar) {
      let index = scalar - syllables.first
      parts += [leading + index / (vowels * trails), vowel + index % (vowels * trails) / trails]
      if index % trails > 0 { parts.append(trailing + index % trails) }
      return
    }
    var rest = scalar
    var marks: [UInt32] = []
    while let pair = tables.decomposed[rest] {
      marks.append(pair.second)
      rest = pair.first
    }
    parts.append(rest)
    parts += marks.reversed()
  }

  /// The scalars of `text` with every letter and the marks after it in one, where there is one.
  public static func composed(_ text: [UInt32]) -> [UInt32] {
    var whole: [UInt32] = []
    for scalar in decomposed(text) {
      if let last = whole.last, let one = one(last, scalar) {
        whole[whole.count - 1] = one
      } else {
        whole.append(scalar)
      }
    }
    return whole
  }

  private static func one(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if first &- leading < leads, second &- vowel < vowels {
      return syllables.first + ((first - leading) * vowels + second - vowel) * trails
    }
    if first &- syllables.first < syllables.count, (first - syllables.first) % trails == 0,
      second &- trailing < trails, second > trailing
    {
      return first + second - trailing
    }
    return tables.composed[Pair(first: first, second: second)]
  }

  // MARK: Hangul (The Unicode Standard, 3.12)

  private static let (leading, vowel, trailing): (UInt32, UInt32, UInt32) = (0x1100, 0x1161, 0x11A7)
  private static let (leads, vowels, trails): (UInt32, UInt32, UInt32) = (19, 21, 28)
  private static let syllables: (first: UInt32, count: UInt32) = (0xAC00, 11_172)
}
