// Colours for terminals that show fewer: the nearest of xterm's 256, or of the 16 every terminal has.
//
// The first 16 of the 256 are the user's own and look different everywhere, so a colour is never mapped to them where
// 256 are to be had: 16 to 231 are a cube of six steps a channel, 232 to 255 a ramp of greys (xterm, 256colres.pl).

extension Colour {
  /// A colour from its text form `#rrggbb`, hexadecimal digits of either case; nil where `hex` is none.
  public init?(hex: String) {
    let digits = hex.utf8.dropFirst()
    guard hex.utf8.first == UInt8(ascii: "#"), digits.count == 6 else { return nil }
    var value: UInt32 = 0
    for byte in digits {
      guard let digit = Self.hexDigit(byte) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    self.init(
      red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
      blue: UInt8(truncatingIfNeeded: value))
  }

  /// The text form `#rrggbb`, in lower case.
  public var hex: String {
    "#"
      + [red, green, blue].map { channel in
        let digits = String(channel, radix: 16)
        return digits.utf8.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// The colour xterm shows for `paletteIndex`, 0 to 255: its defaults for the first 16, which users change. Numbers
  /// outside are taken as the nearest end.
  public init(paletteIndex: Int) {
    switch paletteIndex {
    case ..<16:
      self = Self.standard[max(0, paletteIndex)]
    case 16..<232:
      let place = paletteIndex - 16
      self.init(
        red: Self.cubeSteps[place / 36], green: Self.cubeSteps[place / 6 % 6], blue: Self.cubeSteps[place % 6])
    default:
      let level = UInt8(8 + 10 * (min(255, paletteIndex) - 232))
      self.init(red: level, green: level, blue: level)
    }
  }

  /// The nearest of xterm's colours 16 to 255; equally near, the lower number.
  ///
  /// For a given red the nearest green and the nearest blue are found each for itself, so that of the cube one colour
  /// for each red is left to compare.
  public var paletteIndex: Int {
    let plane = 6 * Self.nearestStep(to: green) + Self.nearestStep(to: blue)
    let cube = nearest(in: stride(from: 16 + plane, to: 232, by: 36))
    guard Colour(paletteIndex: cube) != self else { return cube }
    let grey = nearest(in: 232...255)
    return distance(to: Colour(paletteIndex: grey)) < distance(to: Colour(paletteIndex: cube)) ? grey : cube
  }

  /// The nearest of the 16 standard colours as xterm has them by default; equally near, the lower number. The first
  /// eight are ECMA-48's (clause 8.3.117, SGR 30 to 37), the others their bright forms.
  public var ansiIndex: Int { nearest(in: 0...15) }

  /// The step of the cube nearest to a channel, from 0; the lower of two as near.
  private static func nearestStep(to channel: UInt8) -> Int {
    // Half way between two steps, and so still the lower one's.
    let limits: [UInt8] = [47, 115, 155, 195, 235]
    return limits.firstIndex { channel <= $0 } ?? 5
  }

  func nearest(in indices: some Sequence<Int>) -> Int {
    var best = (index: 0, distance: Int.max)
    for index in indices {
      let distance = distance(to: Colour(paletteIndex: index))
      if distance < best.distance { best = (index, distance) }
    }
    return best.index
  }

  /// The distance between the looks of two colours: squared, channels weighted by how the eye takes them at this level
  /// of red (the low-cost form of CIE L*u*v* of T. Riemersma, "Colour metric").
  private func distance(to other: Colour) -> Int {
    let meanRed = (Int(red) + Int(other.red)) / 2
    let (r, g, b) = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
    return (512 + meanRed) * r * r + 1024 * g * g + (767 - meanRed) * b * b
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static let cubeSteps: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static let standard: [Colour] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
  ].map { Colour(red: $0.0, green: $0.1, blue: $0.2) }
}

extension Colour {
  /// Relative luminance, 0 for black to 1 for white (WCAG 2.2, definition of "relative luminance").
  public var relativeLuminance: Double {
    0.2126 * Self.linear[Int(red)] + 0.7152 * Self.linear[Int(green)] + 0.0722 * Self.linear[Int(blue)]
  }

  /// Contrast ratio between two colours, 1 to 21, whichever is text (WCAG 2.2, definition of "contrast ratio"; success
  /// criterion 1.4.3 asks 4.5 of text, 1.4.6 asks 7).
  public func contrast(with other: Colour) -> Double {
    let (one, two) = (relativeLuminance, other.relativeLuminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// Linear light of each value of an sRGB channel.
  private static let linear: [Double] = (0...255).map { value in
    let channel = Double(value) / 255
    return channel <= 0.04045 ? channel / 12.92 : power((channel + 0.055) / 1.055)
  }

  /// The 2.4th power of a number from 0 to 1: the square times the fifth root of the square, by Newton's method, so
  /// that no mathematical library is linked for it.
  private static func power(_ base: Double) -> Double {
    let square = base * base
    guard square > 0 else { return 0 }
    var root = 1.0
    for _ in 0..<40 { root = (4 * root + square / (root * root * root * root)) / 5 }
    return square * root
  }
}
