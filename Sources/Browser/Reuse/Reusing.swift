import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// The passages of the report being read that stand in others of the library: asked for in the background, listed, and
/// from there gone to in each report that has one.
extension BrowserState {
  var reuse: ReuseState {
    get { compare.reuse }
    set { compare.reuse = newValue }
  }

  /// The answer about the report being read as it is now; nil where none has come.
  var reuseHere: ReuseAnswer? {
    guard reuse.isShown, let answer = reuse.answer, answer.report == currentNumber,
      answer.byteCount == report.text.count
    else { return nil }
    return answer
  }

  /// Lists the passages that other reports have too, and marks them; asks for them first where they are not known.
  mutating func openReuse() {
    if library?.isGrowing == true, mustWait(for: .library) { return }
    guard library != nil, reportCount > 1 else { return complain(ReusedMessage.needsLibrary) }
    guard currentNumber != nil, !isNothingRead else { return complain(ReusedMessage.needsReport) }
    reuse.isShown = true
    if reuseHere != nil, reuse.asked == reuseExtent { return listReuse() }
    reuse.awaitsList = true
    reuse.asked = nil
    askReuse()
    say(ReusedMessage.looking(reports: reportCount, key: shell.keyMap.firstKey(for: .cancel)))
  }

  private var reuseExtent: ReuseState.AskedReuse? {
    guard let number = currentNumber, let library = library?.library else { return nil }
    return ReuseState.AskedReuse(
      report: number, bytes: library.bytes, revision: library.revision, count: library.count)
  }

  /// Asks for the passages of the report being read, where they are to be shown and were not asked for yet.
  mutating func askReuse() {
    guard reuse.isShown, !isNothingRead, let extent = reuseExtent, let library = library, extent != reuse.asked,
      library.library[ReportNumber(extent.report)] != nil, !library.isLoading || reuse.asked == nil
    else { return }
    reuse.asked = extent
    let question = ReuseQuestion(
      generation: reuse.request.begin(), report: extent.report, library: library.library)
    reuse.question = question
    shell.effects.append(.findReuse(question))
  }

  mutating func take(_ answer: ReuseAnswer) {
    guard reuse.request.awaits(answer.generation) else { return }
    reuse.request.end()
    reuse.question = nil
    reuse.answer = answer
    guard reuse.awaitsList else { return }
    reuse.awaitsList = false
    if shell.layers.isEmpty, !isComparing {
      shell.notice = nil
      listReuse()
    } else {
      say(ReusedMessage.found(answer.passages.count))
    }
  }

  /// Gives up the search.
  mutating func stopReuse() -> [Effect] {
    guard let question = reuse.question else { return [] }
    reuse.request.end()
    (reuse.question, reuse.awaitsList, reuse.isShown) = (nil, false, reuse.answer != nil)
    say(ReusedMessage.gaveUp)
    return [.stopReuse(question)]
  }

  /// Shows the shares in the tree and the marks in the text, or no longer.
  mutating func toggleReuseShares() {
    guard reuse.isShown else { return openReuse() }
    reuse.showsShares.toggle()
    say(reuse.showsShares ? ReusedMessage.sharesShown : .sharesHidden)
  }

  /// Leaves formulations and titles out of the list, or puts them back.
  mutating func toggleBoilerplate() {
    guard case .places(let list) = openList?.listing, list.kind == .reuse else {
      return complain(ReusedMessage.noReuseList)
    }
    reuse.leavesOutBoilerplate.toggle()
    listReuse()
    say(reuse.leavesOutBoilerplate ? ReusedMessage.withoutBoilerplate : .withBoilerplate)
  }

  // MARK: Lists

  /// Lists the passages of the report being read.
  private mutating func listReuse() {
    guard let answer = reuseHere else { return }
    let shown = answer.passages.indices.filter {
      !reuse.leavesOutBoilerplate || !answer.passages[$0].isBoilerplate
    }
    guard !shown.isEmpty else {
      return say(answer.passages.isEmpty ? ReusedMessage.nothingShared : .onlyBoilerplate)
    }
    let addresses = reading.open.addresses
    let rows = shown.map { index -> [String] in
      let passage = answer.passages[index]
      let first = passage.reports.first ?? answer.report
      return [
        String(passage.reports.count), year(of: first).map(String.init) ?? "", VisibleText.line(listedName(of: first)),
        String(passage.characters), addresses.address(of: report.section(at: passage.range.lower)),
        report.shortWords(in: passage.range),
      ]
    }
    openPlaces(
      JumpList(
        kind: .reuse, name: ReusedMessage.listName.message(in: language), columns: ReusedMessage.columns,
        heads: ReusedMessage.heads(in: language), narrow: [0, 1, 5], rows: rows,
        destinations: shown.map { .reports(passage: $0) }))
  }

  /// The reports that have a passage, the oldest first; nil where the answer is not there any more.
  func reusedReports(_ passage: Int) -> JumpList? {
    guard let answer = reuse.answer, answer.report == currentNumber, answer.passages.indices.contains(passage) else {
      return nil
    }
    let shared = answer.passages[passage]
    let words = Array(report.text[shared.range.bytes])
    let reports = shared.reports.filter { isReadable($0) }
    return JumpList(
      kind: .reusedReports,
      name: ReusedMessage.reportsName(report.shortWords(in: shared.range, bytes: 60)).message(in: language),
      columns: ["year", "report", "file"], heads: ReusedMessage.reportHeads(in: language), narrow: [0, 1],
      rows: reports.map { number in
        [
          year(of: number).map(String.init) ?? "", VisibleText.line(listedName(of: number)),
          VisibleText.line(fileWithFolder(of: number)),
        ]
      },
      destinations: reports.map { number in
        number == answer.report ? .place(report: number, shared.range.lower) : .words(report: number, words)
      })
  }

  private func fileWithFolder(of number: Int) -> String {
    guard let folder = library?.library[ReportNumber(number)]?.folders.last else { return name(of: number) }
    return folder + "/" + name(of: number)
  }

  /// The place in a report where some words stand: where the first eight characters of them stand that it has. The
  /// start for a report that has none, or is too large to look through at a key.
  func placeOfShared(_ words: [UInt8], in number: Int) -> TextOffset {
    guard let packed = packedReport(number), packed.byteCount <= WorkBudget.termPlacesAtKey else { return .start }
    var wanted: [UInt64: Int] = [:]
    var position = 0
    Self.forEachGram(of: words) { hash, _ in
      if wanted[hash] == nil { wanted[hash] = position }
      position += 1
    }
    var best: (position: Int, place: Int)?
    Self.forEachGram(of: packed.text) { hash, place in
      if let position = wanted[hash], position < best?.position ?? .max { best = (position, place) }
    }
    return TextOffset(best?.place ?? 0)
  }

  /// Hands on a hash of every eight characters in a row, white space left out, and the byte where they begin.
  private static func forEachGram(of text: [UInt8], _ body: (UInt64, Int) -> Void) {
    var (hash, count, place): (UInt64, Int, Int) = (0, 0, 0)
    var starts = [Int](repeating: 0, count: 8)
    while let (scalar, next) = TextScalar.read(text.span, at: place, end: text.count) {
      defer { place = next }
      if WhiteSpace.contains(scalar) { continue }
      starts[count % 8] = place
      count += 1
      // Eight shifts leave nothing of a character.
      hash = hash << 8 ^ ((UInt64(scalar) &* 0x9E37_79B9_7F4A_7C15) >> 56)
      if count >= 8 { body(hash, starts[count % 8]) }
    }
  }
}
