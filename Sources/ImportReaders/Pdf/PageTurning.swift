import CPoppler

/// The words of a page by the way they are turned: a page lies on its side where most of its words do.
struct PageTurning {
  /// The words of the page, as if it stood upright.
  private(set) var words: [PageWord] = []
  /// Text turned otherwise: stamps in the margin, the heads of narrow columns, watermarks.
  private(set) var apart: [String] = []
  private(set) var strokes: [PageStroke] = []
  private(set) var width = 0.0
  private(set) var height = 0.0

  init(_ page: pdf_page) {
    let all = UnsafeBufferPointer(start: page.words, count: page.word_count)
    var letters = [0, 0, 0, 0]
    for word in all { letters[Int(word.turn & 3)] += word.length }
    let main = letters.indices.max { (letters[$0], -$0) < (letters[$1], -$1) } ?? 0
    let size = (
      page.width.isFinite ? min(max(page.width, 0), 100_000) : 0,
      page.height.isFinite ? min(max(page.height, 0), 100_000) : 0
    )
    (width, height) = main % 2 == 0 ? size : (size.1, size.0)
    var line: Int32?
    for word in all {
      guard let read = PdfText.word(word, turn: main, width: size.0, height: size.1) else { continue }
      if Int(word.turn & 3) == main {
        words.append(read)
      } else if line == word.line, let last = apart.indices.last {
        apart[last] += (Spacing.isWide(atEndOf: apart[last]) ? "" : " ") + read.text
      } else {
        apart.append(read.text)
      }
      line = word.line
    }
    for run in UnsafeBufferPointer(start: page.slanted, count: page.slanted_count) {
      let text = PdfText.string(run.text, run.length)
      if !text.isEmpty { apart.append(text) }
    }
    if main == 0 {
      strokes = UnsafeBufferPointer(start: page.strokes, count: page.stroke_count).compactMap(PageStroke.init)
    } else {
      strokes = UnsafeBufferPointer(start: page.strokes, count: page.stroke_count).compactMap { stroke in
        PageStroke(PdfText.turned(stroke, main, size.0, size.1))
      }
    }
  }

  /// Leaves out the numbers of lines in the margin.
  mutating func dropLineNumbers() { words = DraftLineNumbers.removed(from: words) }
}

/// A level or upright stroke of a drawing.
struct PageStroke {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  init?(_ stroke: pdf_stroke) {
    guard [stroke.left, stroke.top, stroke.right, stroke.bottom].allSatisfy({ $0.isFinite && abs($0) < 100_000 }) else {
      return nil
    }
    (left, top, right, bottom) = (stroke.left, stroke.top, stroke.right, stroke.bottom)
  }

  var isLevel: Bool { right - left > bottom - top }
  var middle: Double { isLevel ? (top + bottom) / 2 : (left + right) / 2 }
}

/// Text as poppler gives it.
enum PdfText {
  /// A word of a page whose main text is turned by `turn` quarters; nil where it has no place or no characters.
  static func word(_ word: pdf_word, turn: Int, width: Double, height: Double) -> PageWord? {
    let text = string(word.text, word.length)
    let places = [word.left, word.right, word.top, word.bottom, word.baseline]
    // Places come from the file: only those a page can have count.
    guard !text.isEmpty, places.allSatisfy({ $0.isFinite && abs($0) < 100_000 }) else { return nil }
    let box = pdf_stroke(left: word.left, top: word.top, right: word.right, bottom: word.bottom)
    let place = turned(box, turn, width, height)
    let baseline =
      switch turn {
      case 1: width - word.baseline
      case 2: height - word.baseline
      default: word.baseline
      }
    let tall = max(1, place.bottom - place.top)
    let size = word.size.isFinite && word.size > 0.5 && word.size < 1_000 ? word.size : tall
    return PageWord(
      text: text, left: place.left, right: max(place.left, place.right), top: place.top, bottom: place.top + tall,
      baseline: baseline, size: size, isBold: word.is_bold, face: Int(word.face), hasSpaceAfter: word.has_space_after,
      line: Int(word.line))
  }

  /// The place of a box on a page that is turned back by `turn` quarters.
  static func turned(_ box: pdf_stroke, _ turn: Int, _ width: Double, _ height: Double) -> pdf_stroke {
    switch turn {
    case 1: pdf_stroke(left: box.top, top: width - box.right, right: box.bottom, bottom: width - box.left)
    case 2:
      pdf_stroke(left: width - box.right, top: height - box.bottom, right: width - box.left, bottom: height - box.top)
    case 3: pdf_stroke(left: height - box.bottom, top: box.left, right: height - box.top, bottom: box.right)
    default: box
    }
  }

  /// UTF-8 without white space around and without controls.
  static func string(_ bytes: UnsafePointer<CChar>?, _ count: Int) -> String {
    guard let bytes, count > 0 else { return "" }
    let raw = UnsafeRawBufferPointer(start: bytes, count: count).map { $0 < 0x20 ? 0x20 : $0 }
    guard let start = raw.firstIndex(where: { $0 != 0x20 }), let end = raw.lastIndex(where: { $0 != 0x20 }) else {
      return ""
    }
    return String(decoding: raw[start...end], as: UTF8.self)
  }
}
