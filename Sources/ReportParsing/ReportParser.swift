import ImportStream
import ReportModel
import TextEncoding

/// Makes a report of the bytes of a file: encoding, format, lines, outline, paragraphs.
public enum ReportParser {
  /// The report in `bytes`, the whole content of a file (or, where `isComplete` is false, its beginning).
  ///
  /// The encoding is found from the bytes, unless `encoding` says what it is. `rules` are somebody's own, which go
  /// before the built-in ones. With `keepsEvidence` the report tells what spoke for and against each numbered line, and
  /// each short line of western text.
  /// `notes` say what is known to be missing from the bytes.
  ///
  /// Time grows linearly with the bytes. Bytes that are not valid in the encoding become U+FFFD and are counted.
  public static func report(
    from bytes: [UInt8], source: ReportSource, encoding known: ReportEncoding? = nil, isComplete: Bool = true,
    rules: (any HeadingRules)? = nil, keepsEvidence: Bool = false, notes missing: [ReportNote] = []
  ) throws(ParsingError) -> Report {
    if let signature = FileSignature.of(bytes) { throw .format(signature) }
    guard bytes.count < Int(UInt32.max) / 2 else { throw .tooLarge(bytes: bytes.count) }
    let detected =
      known.map { TextEncodingDetector.Detection(encoding: $0) } ?? TextEncodingDetector.detection(of: bytes)
    let encoding = detected.encoding
    let bytes = detected.wrongMark > 0 ? Array(bytes.dropFirst(detected.wrongMark)) : bytes
    if let place = BinaryContent.place(atStartOf: bytes, encoding) { throw .binary(at: place) }
    var decoded =
      detected.isValidUTF8
      ? DecodedText(bytes: bytes, encoding: .utf8, replacements: 0)
      : TextDecoder.decode(bytes, as: encoding, isComplete: isComplete)
        ?? UTF8Decoding.decode(isComplete ? bytes : UTF8Decoding.withoutCutCharacter(bytes))
    guard !decoded.bytes.isEmpty else { throw .empty }
    if let place = BinaryContent.place(in: bytes, decoded) { throw .binary(at: place) }
    LineEnds.unify(&decoded.bytes)
    var meant = decoded.bytes
    let copied = CopiedCharacters(in: meant)
    var written = WrittenCharacters.read(&meant, copied)
    if WrittenCharacters.hasReferences(meant), !TextFormat.of(meant, name: source.shortName).hasMarks {
      written.readReferences(&meant)
    }
    let styled = StyledText.read(meant, name: source.shortName, written.isEmpty ? copied : CopiedCharacters(in: meant))
    var document = TextFormat.read(styled?.plain ?? meant, name: source.shortName, isStyled: styled != nil)
    meant = []
    document.written = written
    let notes =
      (rules.map { RuledHeads.mark(&document, $0, source) } ?? [])
      + missing + [BinaryContent.note(on: decoded.bytes)].compactMap(\.self)
    document.keepsEvidence = keepsEvidence
    let heads = Outline.find(in: &document)
    document.page?.markDrawings(&document, heads)
    let lines = LineMap(lineStarts: document.lineStarts)
    return report(
      of: document, heads, decoded, source: source, lines: lines, isComplete: isComplete, rules: rules?.names ?? [],
      notes: notes, styled: styled)
  }

  /// The report in `records`, which the import program read from a document in another format.
  ///
  /// There are no source lines. What could not be read is in the report's notes; where there is no text at all they
  /// are thrown.
  public static func report(
    from records: [ImportRecord], source: ReportSource, rules: (any HeadingRules)? = nil, keepsEvidence: Bool = false
  ) throws(ParsingError) -> Report {
    var notes: [ReportNote] = []
    for case .note(let note) in records { notes.append(note) }
    var document = ImportedReader.read(records)
    guard document.text.count < Int(UInt32.max) / 2 else { throw .tooLarge(bytes: document.text.count) }
    guard !document.lines.isEmpty else {
      throw notes.isEmpty ? .empty : .unreadable(notes)
    }
    // Notes on rules, which somebody may set right, stand before those on the document.
    if let rules { notes.insert(contentsOf: RuledHeads.mark(&document, rules, source), at: 0) }
    document.keepsEvidence = keepsEvidence
    let heads = Outline.find(in: &document)
    let decoded = DecodedText(bytes: document.text, encoding: .utf8, replacements: 0)
    return report(
      of: document, heads, decoded, source: source, lines: nil, isComplete: true, rules: rules?.names ?? [],
      notes: notes)
  }

  private static func report(
    of document: consuming LinedText, _ heads: [Head], _ decoded: DecodedText, source: ReportSource, lines: LineMap?,
    isComplete: Bool, rules: [String], notes: [ReportNote], styled: StyledText? = nil
  ) -> Report {
    let paragraphs = ParagraphBuilder.paragraphs(of: document, heads: heads)
    let title = titleRange(document)
    // A text may be all headings: what is done with goes before sections are made.
    let (blocks, spans, evidence) = (document.blocks, document.spans, document.evidence)
    let (written, moves) = (document.written, document.moves)
    var text = document.text
    let spanWords = document.spanWords
    let revisions = document.revisions.sorted { $0.range.lower < $1.range.lower }
    let restored = styled.map { StyledReport($0, joined: text, moves: moves) }
    document = LinedText(text: [])
    if let restored {
      let sections = SectionBuilder.sections(of: text, heads: heads, titleRange: title)
      var text = restored.text
      written.restore(&text, restored.placeOfSource)
      return Report(
        source: source, text: text, sections: sections.map(restored.section),
        paragraphs: restored.paragraphs(paragraphs),
        lines: lines.map { $0.moved(restored.place) }, encoding: decoded.encoding,
        replacements: decoded.replacements, isComplete: isComplete, rules: rules, notes: notes,
        spans: restored.spans, evidence: evidence.map(restored.evidence))
    }
    let sections = SectionBuilder.sections(of: text, heads: heads, titleRange: title)
    written.restore(&text, moves.callAsFunction)
    return Report(
      source: source, text: text, sections: sections, paragraphs: paragraphs, lines: lines, encoding: decoded.encoding,
      replacements: decoded.replacements,
      isComplete: isComplete, rules: rules, notes: notes, revisions: revisions, blocks: blocks, spans: spans,
      spanWords: spanWords, evidence: evidence)
  }

  /// From the first title line to the last; empty where there is none.
  private static func titleRange(_ document: LinedText) -> Range<Int> {
    let titles = document.lines.prefix(100).filter { $0.part == .title }
    guard let first = titles.first, let last = titles.last else { return 0..<0 }
    return Int(first.contentStart)..<Int(last.contentEnd)
  }
}
