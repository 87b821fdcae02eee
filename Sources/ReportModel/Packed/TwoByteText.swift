import TextFacts

/// Text as a segment on the disk has it: UTF-16, where that is shorter than UTF-8, as it is by a third for Chinese.
public enum TwoByteText {
  /// The UTF-16 units of valid UTF-8, in the order of bytes the processor has.
  public static func encode(_ text: [UInt8]) -> [UInt16] {
    text.withUnsafeBufferPointer { text in
      [UInt16](unsafeUninitializedCapacity: text.count) { units, count in
        var place = 0
        while place < text.count {
          let step = ValidStep(text, at: place)
          place += step.count
          if step.value < 0x10000 {
            units.initializeElement(at: count, to: UInt16(truncatingIfNeeded: step.value))
            count += 1
          } else {
            let rest = step.value &- 0x10000
            units.initializeElement(at: count, to: UInt16(truncatingIfNeeded: 0xD800 &+ rest >> 10))
            units.initializeElement(at: count + 1, to: UInt16(truncatingIfNeeded: 0xDC00 &+ rest & 0x3FF))
            count += 2
          }
        }
      }
    }
  }

  /// The number of UTF-16 units of valid UTF-8.
  public static func unitCount(of text: [UInt8]) -> Int {
    // A character of four bytes is two units, every other one.
    text.reduce(into: 0) { $0 += ($1 & 0xC0 != 0x80 ? 1 : 0) + ($1 >= 0xF0 ? 1 : 0) }
  }

  /// The UTF-8 of units, which must be of `count` bytes; nil where they are not, or are no UTF-16.
  public static func decode(_ units: UnsafeBufferPointer<UInt16>, count: Int) -> [UInt8]? {
    var isWhole = true
    // A unit is written as four bytes, of which the next one writes over what it does not need.
    let text = [UInt8](unsafeUninitializedCapacity: count + 4) { text, written in
      guard let base = UnsafeMutableRawPointer(text.baseAddress) else { return }
      var place = 0
      var next = 0
      while next < units.count, place < count {
        let unit = UInt32(units[next])
        next &+= 1
        var bytes: UInt32
        if unit >= 0x800, unit & 0xF800 != 0xD800 {
          bytes = 0x80_80E0 | unit >> 12 | (unit << 2 & 0x3F00) | (unit & 0x3F) << 16
          place &+= 3
          (base + (place &- 3)).storeBytes(of: bytes, as: UInt32.self)
          continue
        }
        let start = place
        if unit < 0x80 {
          (bytes, place) = (unit, place + 1)
        } else if unit < 0x800 {
          (bytes, place) = (0x80C0 | unit >> 6 | (unit & 0x3F) << 8, place + 2)
        } else {
          guard unit < 0xDC00, next < units.count, units[next] & 0xFC00 == 0xDC00 else { break }
          let scalar = 0x10000 + (unit & 0x3FF) << 10 + UInt32(units[next] & 0x3FF)
          next &+= 1
          bytes =
            0x8080_80F0 | scalar >> 18 | (scalar >> 4 & 0x3F00) | (scalar << 10 & 0x3F_0000) | (scalar & 0x3F) << 24
          place += 4
        }
        (base + start).storeBytes(of: bytes, as: UInt32.self)
      }
      isWhole = next == units.count && place == count
      written = min(place, count)
    }
    return isWhole ? text : nil
  }
}
