import Testing
import TextFacts

@testable import Settings

/// Every text of the interface in both languages: the wordings in the sources, read as they are written.
@Suite("Texts in both languages")
struct TranslationTests {
  /// A wording in the sources: its file and what stands in it, without what is put in when it runs.
  private struct Wording {
    var file: String
    var text: String
  }

  /// The literals of a label in all sources.
  private func wordings(_ label: String) throws -> [Wording] {
    var found: [Wording] = []
    for file in try sources(in: packageFolder + "/Sources") {
      let text = String(decoding: try SettingsFile.read(file) ?? [], as: UTF8.self)
      for match in text.matches(
        of: try Regex("\(label):\\s*\"((?:\\\\.|[^\"\\\\])*)\"", as: (Substring, Substring).self))
      {
        let literal = match.output.1.replacing(/\\\((?:[^()]|\([^()]*\))*\)/, with: "")
        // A literal inside a literal ends what is seen of it.
        if !literal.contains("\\(") { found.append(Wording(file: file, text: String(literal))) }
      }
    }
    return found
  }

  private func sources(in folder: String) throws -> [String] {
    try SettingsFile.names(in: folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      if name.hasSuffix(".swift") { return [path] }
      return name.contains(".") ? [] : (try? sources(in: path)) ?? []
    }
  }

  private static func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { Han.contains($0.value) || $0 == "：" }
  }

  private static func hasWords(_ text: String) -> Bool { text.contains(/[A-Za-z]{3}/) }

  @Test("no wording for Chinese readers is left in English") func chinese() throws {
    let wordings = try wordings("chinese")
    #expect(wordings.count > 300)
    for wording in wordings where Self.hasWords(wording.text) {
      #expect(Self.hasHan(wording.text), "\(wording.file): \(wording.text)")
    }
  }

  @Test("no wording for English readers is left in Chinese") func english() throws {
    // Words that are about Chinese text itself.
    let quoted = ["简", "繁", "体", "體", "，"]
    for wording in try wordings("english") {
      let rest = quoted.reduce(wording.text) { $0.replacing($1, with: "") }
      #expect(!Self.hasHan(rest) || Self.hasWords(rest), "\(wording.file): \(wording.text)")
    }
  }
}
