import ReportModel
import TextFacts

// The form in which it is kept: a line for each thing, tabs between its fields. Tab, line feed and backslash in a field
// stand as \t, \n and \\.
//
//     report	2024/青溪县.txt
//     order	year
//     list	marks	2	reversed
//     pin	2	0	高质量发展
//
// A saved question is kept by itself, in lines of the same form; earlier versions kept them with the library.
//
//     saved	县区的目标	2	目标 path:县区	place		县
//     term	县区的目标	2	0	营商环境

/// The way in which a library was left in an earlier run.
public struct LeftLibrary: Sendable, Equatable {
  /// The order of a list over the whole screen.
  struct ListOrder: Sendable, Equatable {
    var kind: ListKind
    /// The column sorted by; nil for the list's own order.
    var column: Int?
    var isReversed = false
  }

  /// The path of the report read last, in the form of whoever remembers it.
  public var report: [UInt8]?
  /// The order and the names of the reports in the tree, where the reader has chosen them.
  var order: ReportOrder?
  var naming: ReportNaming?
  /// The order of the last list of hits, and the search it was of.
  var hits: HitOrder?
  var search: KeptPin?
  /// Whether the table of terms was of all reports, where it was opened.
  var termsAreOfAll: Bool?
  /// Whether `n` and `N` went through all pinned terms, where the reader has chosen.
  var goesThroughPins: Bool?
  var lists: [ListOrder] = []
  /// The list that was in front last.
  var lastList: ListKind?
  var pins: [KeptPin] = []
  /// The saved questions that an earlier version kept with the library; nil where there are none.
  public var savedWithLibrary: [SavedQuestion]?
  /// The saved questions, in the order in which they were made.
  public var saved: [SavedQuestion] = []

  init() {}

  /// Reads the form; what makes no sense is passed over.
  public init(bytes: [UInt8]) {
    guard bytes.count <= WorkBudget.librariesRemembered.bytes else { return }
    for line in bytes.split(separator: 0x0A) {
      let fields = Self.fields(line)
      let words = fields.map { String(decoding: $0, as: UTF8.self) }
      guard words.count > 1 else { continue }
      switch words[0] {
      case "report": report = fields[1]
      case "order": order = ReportOrder(rawValue: words[1])
      case "names": naming = ReportNaming(rawValue: words[1])
      case "hits": hits = HitOrder(rawValue: words[1])
      case "search": search = Self.pin(words)
      case "terms": termsAreOfAll = words[1] == "all"
      case "scope": goesThroughPins = words[1] == "pinned"
      case "last": lastList = ListKind(rawValue: words[1])
      case "list":
        guard words.count == 4, let kind = ListKind(rawValue: words[1]) else { continue }
        let column = Int(words[2]).flatMap { (0..<64).contains($0) ? $0 : nil }
        lists.append(ListOrder(kind: kind, column: column, isReversed: words[3] == "reversed"))
      case "pin":
        if pins.count < WorkBudget.pinsRemembered, let pin = Self.pin(words) { pins.append(pin) }
      case "saved":
        if saved.count < WorkBudget.questionsSaved, let question = SavedQuestion(fields: Array(words.dropFirst())),
          !saved.contains(where: { $0.isNamed(question.name) })
        {
          saved.append(question)
        }
      case "term":
        guard let question = saved.firstIndex(where: { $0.isNamed(words[1]) }),
          saved[question].pins.count < WorkBudget.pinsRemembered, let pin = Self.pin(Array(words.dropFirst()))
        else { continue }
        saved[question].pins.append(pin)
      case _: continue
      }
    }
  }

  /// The form of a saved question.
  static func bytes(of question: SavedQuestion) -> [UInt8] {
    var lines = [["saved"] + question.fields]
    lines += question.pins.prefix(WorkBudget.pinsRemembered).map {
      ["term", question.name, "\($0.form)", "\($0.colour)", $0.text]
    }
    return lines.flatMap { line in line.map { escaped(Array($0.utf8)) }.joined(separator: [0x09]) + [0x0A] }
  }

  /// The form, without the saved questions; what is too long for it is left out.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func add(_ fields: [[UInt8]]) {
      let line = fields.map(Self.escaped).joined(separator: [0x09]) + [0x0A]
      if bytes.count + line.count <= WorkBudget.librariesRemembered.bytes { bytes += line }
    }
    func add(_ fields: String...) { add(fields.map { Array($0.utf8) }) }
    if let report { add([Array("report".utf8), report]) }
    if let order { add("order", order.rawValue) }
    if let naming { add("names", naming.rawValue) }
    if let hits { add("hits", hits.rawValue) }
    if let search { add("search", "\(search.form)", "0", search.text) }
    if let termsAreOfAll { add("terms", termsAreOfAll ? "all" : "one") }
    if let goesThroughPins { add("scope", goesThroughPins ? "pinned" : "search") }
    if let lastList { add("last", lastList.rawValue) }
    for list in lists {
      add("list", list.kind.rawValue, list.column.map { "\($0)" } ?? "", list.isReversed ? "reversed" : "")
    }
    for pin in pins.prefix(WorkBudget.pinsRemembered) { add("pin", "\(pin.form)", "\(pin.colour)", pin.text) }
    return bytes
  }

  /// This run's doings, and where there are none, those of an `earlier` one.
  func after(_ earlier: LeftLibrary) -> LeftLibrary {
    var left = self
    left.report = report ?? earlier.report
    left.order = order ?? earlier.order
    left.naming = naming ?? earlier.naming
    left.hits = hits ?? earlier.hits
    left.search = search ?? earlier.search
    left.termsAreOfAll = termsAreOfAll ?? earlier.termsAreOfAll
    left.goesThroughPins = goesThroughPins ?? earlier.goesThroughPins
    left.lastList = lastList ?? earlier.lastList
    left.lists += earlier.lists.filter { list in !lists.contains { $0.kind == list.kind } }
    if pins.isEmpty { left.pins = earlier.pins }
    left.savedWithLibrary = nil
    left.saved = earlier.saved.map { question in saved.first { $0.isNamed(question.name) } ?? question }
    left.saved += saved.filter { question in !earlier.saved.contains { $0.isNamed(question.name) } }
    return left
  }

  // MARK: Fields

  private static func pin(_ words: [String]) -> KeptPin? {
    guard words.count == 4, let form = Int(words[1]), let colour = Int(words[2]), !words[3].isEmpty,
      words[3].utf8.count <= WorkBudget.termSearched
    else { return nil }
    return KeptPin(text: words[3], form: form, colour: colour)
  }

  private static func escaped(_ field: [UInt8]) -> [UInt8] {
    field.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x5C: [0x5C, 0x5C]
      case 0x09: [0x5C, 0x74]
      case 0x0A: [0x5C, 0x6E]
      default: [byte]
      }
    }
  }

  private static func fields(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var (fields, field, isEscaped) = ([[UInt8]](), [UInt8](), false)
    for byte in line {
      if isEscaped {
        field.append(byte == 0x74 ? 0x09 : byte == 0x6E ? 0x0A : byte)
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else if byte == 0x09 {
        fields.append(field)
        field = []
      } else {
        field.append(byte)
      }
    }
    return fields + [field]
  }
}
