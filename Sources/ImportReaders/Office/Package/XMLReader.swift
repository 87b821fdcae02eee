import CLibXML2
import ImportStream

/// A tag or a text of an XML part; a part is read as a sequence of them.
enum XMLEvent {
  /// A start tag, by its short name: `w:p`.
  case start(String)
  /// Text.
  case text(String)
  /// An end tag; an empty element has one too.
  case end(String)
}

/// Reads an XML part from its start to its end, without a tree and without recursion.
///
/// A part that declares a document type is refused at the declaration: office formats have none, and every known
/// attack by entities needs one. Nothing outside the part is ever read.
final class XMLReader {
  /// The deepest nesting of elements.
  static let deepest = 256

  private var reader: xmlTextReaderPtr?
  private let bytes: [UInt8]
  private let part: String
  private let spaces: [String: String]
  private let writer: RecordWriter?
  /// The short names of elements; the library hands out the same pointer for the same name.
  private var names: [Name: String] = [:]
  private var depth = 0

  private struct Name: Hashable {
    var local: UnsafePointer<xmlChar>?
    var space: UnsafePointer<xmlChar>?
  }

  /// A reader of `bytes`, the part called `part`. `spaces` gives a short prefix for each namespace; names of
  /// other namespaces begin with `?:`. Without a writer what cannot be read goes without saying.
  init(_ bytes: [UInt8], part: String, spaces: [String: String], into writer: RecordWriter?) {
    self.bytes = bytes
    self.part = part
    self.spaces = spaces
    self.writer = writer
  }

  deinit { if let reader { xmlFreeTextReader(reader) } }

  /// Calls `body` with everything in order.
  func forEach(_ body: (XMLEvent) -> Void) {
    guard let (text, encoding) = XMLEncoding.readable(bytes) else { return note(.damaged) }
    // Asked before the library sees a byte: it may fail at an entity before it tells of the declaration.
    guard !Prologue.declaresType(text) else { return note(.doctype) }
    let (part, isBounded) = StartTags.bounded(text, .xml)
    if isBounded { note(.tooManyAttributes) }
    read(part, encoding, body)
  }

  private func read(_ bytes: [UInt8], _ encoding: String?, _ body: (XMLEvent) -> Void) {
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      reader = xmlReaderForMemory(start, Int32(clamping: buffer.count), nil, encoding, options)
      guard reader != nil else { return note(.damaged) }
      xmlResetLastError()
      while step(body) {}
      if let reader { xmlFreeTextReader(reader) }
      reader = nil
    }
  }

  /// The value of the attribute of the element just started whose local name is `local`.
  func attribute(_ local: String) -> String? {
    guard let reader, xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return nil }
    defer { _ = xmlTextReaderMoveToElement(reader) }
    repeat {
      guard let name = xmlTextReaderConstLocalName(reader), let value = xmlTextReaderConstValue(reader) else {
        continue
      }
      if Self.equal(name, local) { return Self.string(value) }
    } while xmlTextReaderMoveToNextAttribute(reader) == 1
    return nil
  }

  private func step(_ body: (XMLEvent) -> Void) -> Bool {
    guard let reader else { return false }
    let status = xmlTextReaderRead(reader)
    guard status == 1 else {
      if status < 0 { note(Self.reason()) }
      return false
    }
    switch xmlTextReaderNodeType(reader) {
    case Int32(XML_READER_TYPE_ELEMENT.rawValue):
      let name = name(reader)
      let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
      body(.start(name))
      if isEmpty { body(.end(name)) } else { depth += 1 }
    case Int32(XML_READER_TYPE_END_ELEMENT.rawValue):
      depth -= 1
      body(.end(name(reader)))
    case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
      Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
      if let value = xmlTextReaderConstValue(reader) { body(.text(Self.string(value))) }
    case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue):
      note(.doctype)
      return false
    default: break
    }
    return true
  }

  /// The reason why the library gave up: its own limits on depth and on the length of a text, or a part that is no XML.
  private static func reason() -> ImportNote.Reason {
    switch xmlGetLastError().map({ UInt32(clamping: $0.pointee.code) }) {
    // "Excessive depth in document", and "huge text node", as libxml2 numbers them up to 2.12.
    case XML_ERR_INTERNAL_ERROR.rawValue: .tooDeep
    case XML_ERR_NO_MEMORY.rawValue: .tooLarge
    default: .damaged
    }
  }

  private func note(_ reason: ImportNote.Reason) { writer?.note(reason, part) }

  private func name(_ reader: xmlTextReaderPtr) -> String {
    let name = Name(local: xmlTextReaderConstLocalName(reader), space: xmlTextReaderConstNamespaceUri(reader))
    if let known = names[name] { return known }
    let space = name.space.map(Self.string) ?? ""
    let short = (spaces[space] ?? "?") + ":" + (name.local.map(Self.string) ?? "")
    names[name] = short
    return short
  }

  private static func string(_ characters: UnsafePointer<xmlChar>) -> String { String(cString: characters) }

  private static func equal(_ characters: UnsafePointer<xmlChar>, _ word: String) -> Bool {
    var place = 0
    for byte in word.utf8 {
      guard characters[place] == byte else { return false }
      place += 1
    }
    return characters[place] == 0
  }
}
