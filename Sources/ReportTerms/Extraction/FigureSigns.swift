import ReportModel
import TextFacts

/// Signs before figures: -12.5℃, −3.5个百分点, 零下12.5℃, 负3.2%.
enum FigureSigns {
  /// The start of the sign right before `place`; `place` where there is none.
  static func start(_ text: borrowing Span<UInt8>, before place: Int, in block: TextRange) -> Int {
    let lower = block.lower.bytes
    let below = Array("零下".utf8)
    if place - below.count >= lower, Units.matches(text, at: place - below.count, below, end: place) {
      return place - below.count
    }
    guard let (sign, start) = TextScalar.read(text, before: place, start: lower) else { return place }
    if sign == 0x2212 || sign == 0x8D1F { return start }  // − 负
    guard sign == 0x2D || sign == 0xFF0D else { return place }
    guard let (before, _) = TextScalar.read(text, before: start, start: lower) else { return start }
    // 增长-3.2%, (-3.2%): behind a number, a unit or a time it joins two.
    return joins(before) ? place : start
  }

  private static func joins(_ before: UInt32) -> Bool {
    if before < 0x80 { return before != 0x28 && before != 0x3A }
    return endsSpan.contains(before)
  }

  private static let endsSpan = Set("年月日号时点分秒元吨人次个里米亩斤度倍顷户家项件头只升克瓦期届周天岁章条款页段级类℃％‰万亿千百十".unicodeScalars.map(\.value))
}
