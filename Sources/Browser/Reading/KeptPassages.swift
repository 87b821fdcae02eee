import ReportModel
import TextFacts

/// Passages that an earlier run has kept, gone to: marks and notes.
extension BrowserState {
  /// Goes to a passage that an earlier run has kept: in a report of this one, else in another file.
  mutating func go(to quote: TextQuote, inFile path: [UInt8]) {
    // The file may be one of those that are still to come.
    if reports.hasFolders, library?.isGrowing == true, mustWait(for: .library) { return }
    let numbers = reports.directNumbers + (library?.library.numbers.map(\.value) ?? [])
    guard let number = numbers.first(where: { source(of: $0)?.path == path }) else {
      let effect = awaitFile(String(decoding: path, as: UTF8.self), .openAtQuote(path: path, quote))
      return shell.effects.append(effect)
    }
    let place = report(at: number).map { quotedPlace(quote, in: $0) } ?? TextOffset(quote.start)
    leaveHere()
    go(to: Place(subject: .report(number), anchor: place))
  }
}
