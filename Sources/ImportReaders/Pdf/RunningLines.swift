import Glibc
import TextFacts

/// Page numbers, and heads and feet that repeat from page to page.
///
/// A line at the edge of a page is one where it is the page's number, or stands with that number at the place where most
/// pages have one, or where the same words stand at one place on other pages and are set apart from the text: by white
/// space or by their size. A line that most pages have in their text is text.
struct RunningLines {
  /// The number of rows at the top and at the bottom of a page that may be heads and feet.
  private static let edge = 3

  private let pages: [PageText]
  private let bodySize: Double
  private let pitch: Double
  /// The number of pages with a line at a place, and with the same words there.
  private var places: [String: Int] = [:]
  private var texts: [String: Int] = [:]
  /// By place and words the pages that have them there, ascending.
  private var pagesOf: [String: [Int]] = [:]
  /// The letters and figures of short lines, by which a head that repeats a title is known.
  private var names: Set<String> = []
  private static let longestName = 120
  /// The first page's number less its position; nil where pages are not numbered.
  private var offset: Int?
  private var numberPlaces: [String: Int] = [:]

  /// The pages without them; the pages themselves where nothing else stands on any.
  static func removed(from pages: [PageText]) -> [PageText] {
    let running = RunningLines(pages)
    let all = running.withoutTitles(pages.indices.map(running.lines(of:)))
    let rest = pages.indices.map { page in
      let gone = all[page]
      var text = pages[page]
      if !gone.isEmpty {
        text.lines = pages[page].lines.indices.filter { !gone.contains($0) }.map { pages[page].lines[$0] }
      }
      return text
    }
    return rest.contains { !$0.lines.isEmpty } ? rest : pages
  }

  /// Titles that are looked for among the other lines.
  private static let mostTitles = 40

  /// `gone`, the heads and feet of each page, without the first copy of those that are set larger than the text and stand
  /// nowhere else: a form has its title on every page.
  private func withoutTitles(_ gone: [Set<Int>]) -> [Set<Int>] {
    var gone = gone
    var first: [String: (page: Int, line: Int)] = [:]
    for page in pages.indices {
      for line in gone[page].sorted() where pages[page].lines[line].size > 1.15 * bodySize {
        let words = rest(of: pages[page].lines[line].text, on: page).words
        guard words.utf8.count >= 4, first[words] == nil, first.count < Self.mostTitles else { continue }
        first[words] = (page, line)
      }
    }
    guard !first.isEmpty else { return gone }
    var text: [UInt8] = []
    for page in pages.indices {
      for line in pages[page].lines.indices where !gone[page].contains(line) {
        text += pages[page].lines[line].text.utf8.filter { $0 > 0x20 }
      }
    }
    let kept = text.map { CChar(bitPattern: $0) } + [0]
    for (words, place) in first
    where kept.withUnsafeBufferPointer({ text in
      text.baseAddress.map { strstr($0, words) == nil } ?? true
    }) {
      gone[place.page].remove(place.line)
    }
    return gone
  }

  private init(_ pages: [PageText]) {
    self.pages = pages
    let looks = BodyType(of: pages)
    bodySize = looks.size
    pitch = looks.pitch
    var numbers: [Int: Int] = [:]
    for page in pages.indices {
      var seen: Set<String> = []
      var seenNumbers: Set<Int> = []
      for edge in edges(of: page) {
        for line in edge.rows {
          let words = pages[page].lines[line]
          for place in self.places(of: words, edge, page) { seen.insert(place) }
          for number in Self.numbers(in: words.text) { seenNumbers.insert(number.value - page) }
        }
      }
      for place in seen { places[place, default: 0] += 1 }
      for number in seenNumbers { numbers[number, default: 0] += 1 }
    }
    if let best = numbers.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }),
      best.value >= max(2, (pages.count * 2 + 4) / 5)
    {
      offset = best.key
    }
    countTexts()
    for line in pages.lazy.flatMap(\.lines) where line.cells.isEmpty && line.text.utf8.count <= Self.longestName {
      names.insert(Self.name(line.text))
    }
  }

  private static func name(_ words: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in words.unicodeScalars where scalar.properties.isAlphabetic || isDigit(scalar) { name.append(scalar) }
    return String(name).lowercased()
  }

  private mutating func countTexts() {
    for page in pages.indices {
      var seen: Set<String> = []
      var seenNumbers: Set<String> = []
      for edge in edges(of: page) {
        for line in edge.rows {
          let words = pages[page].lines[line]
          let text = rest(of: words.text, on: page)
          for place in places(of: words, edge, page) {
            seen.insert(place + "|" + text.words)
            if text.hasNumber { seenNumbers.insert(place) }
          }
        }
      }
      for text in seen {
        texts[text, default: 0] += 1
        pagesOf[text, default: []].append(page)
      }
      for place in seenNumbers { numberPlaces[place, default: 0] += 1 }
    }
  }

  // MARK: One page

  private struct Edge {
    var isTop: Bool
    /// Positions of lines, from the edge inwards.
    var rows: [Int]
    /// The first line further in.
    var next: Int?
  }

  private func edges(of page: Int) -> [Edge] {
    let lines = pages[page].lines
    let byHeight = lines.indices.sorted { lines[$0].baseline < lines[$1].baseline }
    let top = Array(byHeight.prefix(Self.edge))
    let bottom = Array(byHeight.reversed().prefix(Self.edge))
    return [
      Edge(isTop: true, rows: top, next: byHeight.dropFirst(top.count).first),
      Edge(isTop: false, rows: bottom, next: byHeight.dropLast(bottom.count).last),
    ]
  }

  /// The heads and feet among the lines of a page.
  private func lines(of page: Int) -> Set<Int> {
    var gone: Set<Int> = []
    for edge in edges(of: page) {
      gone.formUnion(chapterHead(edge, page))
      for (depth, index) in edge.rows.enumerated() where !gone.contains(index) {
        let inner = depth + 1 < edge.rows.count ? edge.rows[depth + 1] : edge.next
        let isBeside = depth > 0 && areLevel(pages[page].lines[index], pages[page].lines[edge.rows[depth - 1]])
        guard isRunning(index, edge, page, isOutermost: depth == 0 || isBeside, inner: inner) else { break }
        gone.insert(index)
      }
    }
    return gone
  }

  private func areLevel(_ one: PageLine, _ other: PageLine) -> Bool { abs(one.baseline - other.baseline) < 2 }

  private func isRunning(_ index: Int, _ edge: Edge, _ page: Int, isOutermost: Bool, inner: Int?) -> Bool {
    let line = pages[page].lines[index]
    let text = rest(of: line.text, on: page)
    let keys = places(of: line, edge, page)
    let placed = keys.map { places[$0] ?? 0 }.max() ?? 0
    let repeated = keys.map { texts[$0 + "|" + text.words] ?? 0 }.max() ?? 0
    let numbered = keys.map { numberPlaces[$0] ?? 0 }.max() ?? 0
    let isApart = isApart(line, from: inner.map { pages[page].lines[$0] })
    let least = max(2, (pages.count + 1) / 2)
    if Self.isPageNumber(line.text) {
      return text.hasNumber || isApart || line.size < 0.95 * bodySize
    }
    guard pages.count >= 2 else { return false }
    let isSmall = line.size <= 1.06 * bodySize
    if text.hasNumber, isOutermost, isSmall, numbered >= least, isApart || line.size < 0.95 * bodySize { return true }
    // A title of the document and the page's number, in a document of few pages.
    if edge.isTop, text.hasNumber, isOutermost, isSmall, isApart, text.words.utf8.count >= 4,
      names.contains(Self.name(text.words))
    {
      return true
    }
    // Heads that change with the chapter, which may have one page.
    if isOutermost, isApart, line.size < 0.95 * bodySize, pages.count >= 5, placed * 5 >= pages.count * 3 {
      return true
    }
    guard repeated >= 2, isApart || abs(line.size - bodySize) > 0.06 * bodySize else { return false }
    return pages.count == 2 ? repeated == 2 && isApart && line.size < 0.95 * bodySize : placed >= max(3, least)
  }

  /// The rows of a head that changes with the chapter: the same words stand at the same place on the page before; where
  /// the chapter begins they stand on the next one, and a second time on the page. Nothing is left out that stands
  /// nowhere else.
  private func chapterHead(_ edge: Edge, _ page: Int) -> ArraySlice<Int> {
    guard pages.count >= 5 else { return [] }
    let lines = pages[page].lines
    for pageBeside in [page - 1, page + 1] {
      let head = edge.rows.prefix { index in
        lines[index].cells.isEmpty && stands(lines[index], edge, page, on: pageBeside)
      }
      guard let last = head.last else { continue }
      let inner = head.count < edge.rows.count ? edge.rows[head.count] : edge.next
      if repeats(Array(head), page) { return head }
      if pageBeside < page, isApart(lines[last], from: inner.map { lines[$0] }) { return head }
    }
    // A chapter of one page.
    let head = edge.rows.prefix { index in
      lines[index].cells.isEmpty && lines[index].size < 0.95 * bodySize
        && places(of: lines[index], edge, page).contains { places[$0] ?? 0 >= 3 }
    }
    return !head.isEmpty && repeats(Array(head), page) ? head : []
  }

  private func stands(_ line: PageLine, _ edge: Edge, _ page: Int, on other: Int) -> Bool {
    let words = rest(of: line.text, on: page).words
    return words.utf8.count >= 4
      && places(of: line, edge, page).contains {
        pagesOf[$0 + "|" + words]?.contains(other) ?? false
      }
  }

  /// Whether the other lines of a page have the words of `head` once more.
  private func repeats(_ head: [Int], _ page: Int) -> Bool {
    let lines = pages[page].lines
    let words = { (line: Int) in self.rest(of: lines[line].text, on: page).words.lowercased() }
    let wanted = head.sorted { lines[$0].baseline < lines[$1].baseline }.map(words).joined()
    return lines.indices.filter { !head.contains($0) }.map(words).joined().contains(wanted)
  }

  /// Whether white space sets a line apart from the next one of the text.
  private func isApart(_ line: PageLine, from inner: PageLine?) -> Bool {
    guard let inner else { return true }
    return abs(inner.baseline - line.baseline) > 1.35 * max(pitch, 0.9 * max(line.size, inner.size))
  }

  /// The place of a line, in two ways, so that small differences do not part what stands at one place.
  private func places(of line: PageLine, _ edge: Edge, _ page: Int) -> [String] {
    let distance = edge.isTop ? line.baseline : pages[page].height - line.baseline
    let side = edge.isTop ? "t" : "b"
    let size = Int(line.size.rounded())
    return [
      "\(side)\(Int((distance / 8).rounded(.down)))|\(size)",
      "\(side)\(Int(((distance + 4) / 8).rounded(.down)))+|\(size)",
    ]
  }

  /// The words of a line without the page's own number, and whether it was there.
  private func rest(of text: String, on page: Int) -> (words: String, hasNumber: Bool) {
    var scalars = text.unicodeScalars.filter { !Blank.contains($0.value) }
    guard let offset else { return (String(String.UnicodeScalarView(scalars)), false) }
    let wanted = page + offset
    for number in Self.numbers(in: text) where number.value == wanted {
      if number.isFirst {
        scalars = String.UnicodeScalarView(scalars.dropFirst(number.length))
      } else {
        scalars = String.UnicodeScalarView(scalars.dropLast(number.length))
      }
      return (String(scalars), true)
    }
    return (String(scalars), false)
  }

  /// A number that stands first or last in a line, apart from other words.
  private struct EdgeNumber {
    var value: Int
    var isFirst: Bool
    var length: Int
  }

  private static func numbers(in text: String) -> [EdgeNumber] {
    let scalars = Array(text.unicodeScalars)
    var found: [EdgeNumber] = []
    let first = scalars.prefix { isDigit($0) }
    if !first.isEmpty, first.count <= 5, first.count == scalars.count || !isWordOrPoint(scalars[first.count]),
      let value = Int(String(String.UnicodeScalarView(first.map(ascii))))
    {
      found.append(EdgeNumber(value: value, isFirst: true, length: first.count))
    }
    let last = scalars.reversed().prefix { isDigit($0) }.reversed()
    if !last.isEmpty, last.count <= 5, last.count < scalars.count,
      !isWordOrPoint(scalars[scalars.count - last.count - 1]),
      let value = Int(String(String.UnicodeScalarView(last.map(ascii))))
    {
      found.append(EdgeNumber(value: value, isFirst: false, length: last.count))
    }
    if found.isEmpty, !isPageNumber(text) { found += framed(scalars.filter { !Blank.contains($0.value) }) }
    // `— 3 —`, `第 3 页 共 9 页`: the first number of a page line.
    if found.isEmpty, isPageNumber(text) {
      let run = scalars.drop { !isDigit($0) }.prefix { isDigit($0) }
      if let value = Int(String(String.UnicodeScalarView(run.map(ascii)))) {
        found.append(EdgeNumber(value: value, isFirst: true, length: scalars.count { !Blank.contains($0.value) }))
      } else if let value = Roman.value(scalars) {
        found.append(EdgeNumber(value: value, isFirst: true, length: scalars.count))
      }
    }
    return found
  }

  private static let frames: Set<Unicode.Scalar> = ["·", "•", "・", "-", "—", "–", "－", "―", "─", "|", "~"]

  /// A number between two signs at either end of a line: `·3·　青石渡志`.
  private static func framed(_ scalars: [Unicode.Scalar]) -> [EdgeNumber] {
    func framed(_ scalars: some Collection<Unicode.Scalar>) -> [Unicode.Scalar]? {
      guard scalars.first.map(frames.contains) ?? false else { return nil }
      let digits = Array(scalars.dropFirst().prefix { isDigit($0) }.prefix(6))
      guard (1...4).contains(digits.count), scalars.dropFirst(1 + digits.count).first.map(frames.contains) ?? false,
        scalars.count > digits.count + 2
      else { return nil }
      return digits
    }
    var found: [EdgeNumber] = []
    for (digits, isFirst) in [(framed(scalars), true), (framed(scalars.reversed())?.reversed(), false)] {
      guard let digits, let value = Int(String(String.UnicodeScalarView(digits.map(ascii)))) else { continue }
      found.append(EdgeNumber(value: value, isFirst: isFirst, length: digits.count + 2))
    }
    return found
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar)
  }

  private static func ascii(_ digit: Unicode.Scalar) -> Unicode.Scalar {
    ("０"..."９").contains(digit) ? Unicode.Scalar(UInt8(digit.value - 0xFF10) + 0x30) : digit
  }

  private static func isWordOrPoint(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ".．、,，)）:：-/".unicodeScalars.contains(scalar)
  }

  /// `12`, `— 12 —`, `- 12 -`, `第 12 页`, `第1页 共9页`, `12 / 90`, `xii`, `Page 3 of 9`.
  static func isPageNumber(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.filter { !Blank.contains($0.value) }
    guard !scalars.isEmpty, scalars.count <= 16 else { return false }
    if scalars.allSatisfy({ ("0"..."9").contains($0) }) { return scalars.count <= 4 }
    let ofNumbers: Set<Unicode.Scalar> = [
      "第", "页", "頁", "共", "-", "—", "–", "―", "─", "/", "·", "~", "～", "，", "－", "|", "•", "[", "]",
    ]
    if scalars.allSatisfy({ isDigit($0) || ofNumbers.contains($0) }) { return scalars.contains(where: isDigit) }
    let letters = String(String.UnicodeScalarView(scalars)).lowercased()
    if letters.hasPrefix("page"), letters.utf8.dropFirst(4).first.map({ (0x30...0x39).contains($0) }) ?? false {
      let rest = letters.utf8.dropFirst(4).filter { !(0x30...0x39).contains($0) }
      return rest.isEmpty || rest.elementsEqual("of".utf8) || rest.elementsEqual("/".utf8)
    }
    return scalars.count <= 6
      && scalars.allSatisfy { ["i", "v", "x", "l", "I", "V", "X", "L", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"].contains($0) }
  }
}

/// Roman numerals as pages of a preface have them.
enum Roman {
  static func value(_ scalars: [Unicode.Scalar]) -> Int? {
    let values: [Unicode.Scalar: Int] = ["i": 1, "v": 5, "x": 10, "l": 50, "I": 1, "V": 5, "X": 10, "L": 50]
    let digits = scalars.filter { !Blank.contains($0.value) }.map { values[$0] }
    guard !digits.isEmpty, !digits.contains(nil) else { return nil }
    let known = digits.compactMap(\.self)
    var total = 0
    for (index, value) in known.enumerated() {
      total += index + 1 < known.count && known[index + 1] > value ? -value : value
    }
    return total
  }
}
