import ImportReaders
import ImportStream
import ReportModel
import ReportParsing
import TextFacts

/// The fuzzers: what each makes of any bytes, and what must hold then.
public enum Fuzzer: String, Sendable, CaseIterable {
  /// Bytes in any encoding, whole and as the beginning of a file.
  case encoding
  /// The outline of text that is valid UTF-8.
  case text
  /// The same where the text is Markdown.
  case markdown
  /// The same where it is Org, AsciiDoc, reStructuredText, or source of a manual page.
  case org, asciidoc, rst, manual
  /// Text for a terminal or a printer: overstrikes and SGR sequences, in which every byte below 8 and FE, FF stands for
  /// one.
  case terminal
  /// A web page.
  case html
  /// A ZIP archive, read as docx, odt and epub.
  case zip
  /// The parts of a docx or odt, a NUL between them.
  case xml
  /// The parts of an odt (content, styles, manifest), a NUL between them.
  case odt
  /// The parts of a book (package document, two pages, list of what is encrypted), a NUL between them.
  case epub
  /// A PDF.
  case pdf
  /// Text as antiword makes it of old Word documents.
  case word
  /// A page as unrtf makes it of RTF.
  case rtf
  /// A web archive.
  case archive
  /// An office document as one XML file: Word 2003 XML, Flat OPC, OpenDocument.
  case flat
  /// A stream of records, as the import program writes it.
  case records
  /// An expression of the query language, and a report to look for it in.
  case expression
  /// The terms of text that is valid UTF-8.
  case terms
  /// Everything that the commands print of any bytes, and of any name of their file.
  case output
  /// Bytes from a terminal.
  case keys
  /// Files of settings: `config.toml`, `keys.toml`, a theme, `library.toml`.
  case config, keymap, theme, library
  /// `rules.toml`, a NUL, and a report that it is used on.
  case rules
  /// A report, a byte FF, and keys, sizes and answers for a browser of it.
  case browser
  /// The file in which programs of before the store remembered things.
  case remembered
  /// The file that is read before the first frame.
  case firstframe
  /// A store, damaged.
  case store
  /// A list of hits from elsewhere, a byte FF, and the report that it speaks of.
  case hits
  /// An index on the disk, damaged.
  case kept

  /// The faults of `input`, in words; empty where there are none.
  public func faults(of input: [UInt8]) -> [String] {
    switch self {
    case .encoding: Self.faults(ofFile: input, isComplete: true) + Self.faults(ofFile: input, isComplete: false)
    case .text: Self.faults(ofFile: Self.text(input), isComplete: true)
    case .markdown: Self.faults(ofFile: Array("# 报告\n".utf8) + Self.text(input), isComplete: true)
    case .org: Self.faults(ofFile: Self.text(input), isComplete: true, named: "input.org")
    case .asciidoc: Self.faults(ofFile: Array("= 报告\n".utf8) + Self.text(input), isComplete: true, named: "input.adoc")
    case .rst: Self.faults(ofFile: Self.text(input), isComplete: true, named: "input.rst")
    case .manual: Self.faults(ofFile: Array(".TH A 1\n.SH B\n".utf8) + Self.text(input), isComplete: true)
    case .terminal: Self.faults(ofFile: Self.styled(input), isComplete: true)
    case .html: Self.faults(ofRecords: RecordEncoder.encode(Self.page(input)))
    case .zip: [.docx, .odt, .epub].flatMap { Self.faults(ofDocument: input, $0) }
    case .xml: Self.faults(ofDocument: Self.docx(input), .docx) + Self.faults(ofDocument: Self.odt(input), .odt)
    case .odt: Self.faults(ofDocument: Self.odt(input), .odt)
    case .epub: Self.faults(ofDocument: Self.epub(input), .epub)
    case .pdf: Self.faults(ofDocument: input, .pdf)
    case .word: Self.faults(ofRecords: RecordEncoder.encode(DocText.records(of: input) + [.end]))
    case .rtf: Self.faults(ofRecords: RecordEncoder.encode(RtfPage.records(of: input).records + [.end]))
    case .archive: Self.faults(ofRecords: RecordEncoder.encode(Self.page(WebArchive.page(of: input).bytes)))
    case .flat: Self.faults(ofDocument: input, .docx) + Self.faults(ofDocument: input, .odt)
    case .records: recordFaults(input)
    case .expression: expressionFaults(input)
    case .terms: Self.faults(ofTerms: Self.text(input))
    case .output: OutputFaults.faults(of: input)
    case .keys: keyFaults(input)
    case .config: configurationFaults(input)
    case .keymap: keyMapFaults(input)
    case .theme: themeFaults(input)
    case .library: librarySettingsFaults(input)
    case .rules: rulesFaults(input)
    case .browser: BrowserScript(input).faults()
    case .remembered: StoreFaults.faults(ofOlderForm: input)
    case .firstframe: StoreFaults.faults(ofFirstFrame: input)
    case .store: StoreFaults.faults(ofStore: input)
    case .hits: hitListFaults(input)
    case .kept: KeptFaults.faults(of: input)
    }
  }

  /// `input` as valid UTF-8 without a NUL: what is no character becomes U+FFFD.
  private static func text(_ input: [UInt8]) -> [UInt8] {
    Array(String(decoding: input.filter { $0 != 0 }, as: UTF8.self).utf8)
  }

  /// `input` as text with more styles than chance would give it.
  private static func styled(_ input: [UInt8]) -> [UInt8] {
    let signs = ["\u{1B}[", "\u{1B}[1m", "\u{1B}[m", "\u{1B}[38;5;9m", "\u{1B}[K", "_\u{8}", "\u{8}\u{8}", "\u{8}_"]
    var text: [UInt8] = []
    for (place, byte) in input.enumerated() {
      switch byte {
      case 0..<8: text += signs[Int(byte)].utf8
      // The byte before once more, on its place.
      case 0xFE, 0xFF: text += place > 0 ? [0x08, input[place - 1]] : [0x08]
      default: text.append(byte)
      }
    }
    return Self.text(text)
  }

  private static func page(_ input: [UInt8]) -> [ImportRecord] {
    let (records, notes) = WebReader.records(of: input)
    return notes.map { .note($0) } + records + [.end]
  }

  private static func docx(_ input: [UInt8]) -> [UInt8] {
    package(input, ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "_rels/.rels"])
  }

  private static func odt(_ input: [UInt8]) -> [UInt8] {
    package(input, ["content.xml", "styles.xml", "META-INF/manifest.xml"])
  }

  private static func epub(_ input: [UInt8]) -> [UInt8] {
    let container = """
      <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
      <rootfile full-path="b/p.opf"/></rootfiles></container>
      """
    let names = ["b/p.opf", "b/1.xhtml", "b/2.xhtml", "META-INF/encryption.xml"]
    return package(Array(container.utf8) + [0] + input, ["META-INF/container.xml"] + names)
  }

  private static func package(_ input: [UInt8], _ names: [String]) -> [UInt8] {
    let parts = input.split(separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false)
    return StoredPackage.bytes(of: Swift.zip(names, parts).map { ($0, Array($1)) })
  }
}

extension Fuzzer {
  private static func faults(ofFile bytes: [UInt8], isComplete: Bool, named name: String = "input") -> [String] {
    let source = ReportSource(name: name)
    guard let report = try? ReportParser.report(from: bytes, source: source, isComplete: isComplete) else { return [] }
    var wrong = Fuzzing.faults(of: report)
    // Wrapped lines may be joined, but no character of them is lost.
    if isComplete, report.encoding == .utf8, report.replacements == 0, words(bytes) != words(report.text) {
      wrong.append("valid UTF-8 is not read as it stands")
    }
    return wrong
  }

  private static func faults(ofTerms text: [UInt8]) -> [String] {
    let report = try? ReportParser.report(from: text, source: ReportSource(name: "input"))
    return report.map(termFaults) ?? []
  }

  /// The characters of `text` but those that show nothing: where wrapped lines are joined these may go. A mark at the
  /// start that says another encoding than the text is in is none of it.
  private static func words(_ text: [UInt8]) -> [Unicode.Scalar] {
    let mark = wrongMarks.first { text.starts(with: $0) } ?? []
    return String(decoding: text[mark.count...], as: UTF8.self).unicodeScalars.filter { !Blank.contains($0.value) }
  }

  private static let wrongMarks: [[UInt8]] = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [0xFF, 0xFE], [0xFE, 0xFF]]

  private static func faults(ofDocument bytes: [UInt8], _ format: ImportFormat) -> [String] {
    guard let document = UnnamedFile(bytes), let stream = UnnamedFile() else { return ["no file without a name"] }
    let writer = RecordWriter(descriptor: stream.descriptor)
    switch format {
    case .docx: DocxReader.read(from: document.descriptor, into: writer)
    case .odt: OdtReader.read(from: document.descriptor, into: writer)
    case .epub: EpubReader.read(from: document.descriptor, into: writer)
    case .pdf: PdfReader.read(from: document.descriptor, into: writer)
    case .html, .doc, .rtf, .mht, .compressed: return ["\(format.rawValue) is no archive"]
    }
    writer.write(.end)
    writer.flush()
    return faults(ofRecords: stream.bytes).map { "\(format.rawValue): \($0)" }
  }

  /// The faults of a stream that the import program wrote, and of the report made of it.
  private static func faults(ofRecords stream: [UInt8]) -> [String] {
    var decoder = RecordDecoder()
    let records = decoder.read(stream)
    if let failure = decoder.failure { return ["a stream that is not understood: \(failure)"] }
    guard decoder.hasEnded, decoder.isBetweenRecords else { return ["a stream without an end"] }
    // A span or part that does not fit is passed over by the decoder: none may have been written.
    let again = RecordEncoder.encode(records)
    if again != stream {
      let place = again.indices.first { $0 >= stream.count || again[$0] != stream[$0] } ?? again.count
      return ["a record that does not fit, near \(stream[max(0, place - 60)..<min(stream.count, place + 40)])"]
    }
    guard let report = try? ReportParser.report(from: records, source: ReportSource(name: "input")) else { return [] }
    return Fuzzing.faults(of: report)
  }
}
