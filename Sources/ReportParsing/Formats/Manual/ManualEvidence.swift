import TextFacts

/// The requests of manual pages, in the macros of man or mdoc, in the first lines of a text, counted.
struct ManualEvidence {
  private var titles = 0
  private var sections = 0

  var isFormat: Bool { titles > 0 && sections > 0 }

  /// Notes the request of a line at the margin.
  mutating func add(_ text: [UInt8], _ content: Range<Int>) {
    guard text[content.lowerBound] == 0x2E, content.count >= 3 else { return }
    let name = content.lowerBound + 1..<content.upperBound
    if text.begins(with: "TH ", in: name) || text.begins(with: "Dd ", in: name) || text.begins(with: "Dt ", in: name) {
      titles += 1
    } else if text.begins(with: "SH", in: name) || text.begins(with: "Sh ", in: name) {
      sections += 1
    }
  }
}
