import ReportModel
import Testing

@testable import Browser

/// The program tells of itself what was found out in the background.
@Suite struct AboutTests {
  private func lines(_ imports: ProgramFacts.Imports, chinese: Bool = false) throws -> [String] {
    var reader = try Reader(columns: 120, rows: 8, language: chinese ? .chinese : .english)
    reader.press(": about enter")
    #expect(reader.effects.last == .askAbout)
    let facts = ProgramFacts(version: "1.2", formats: ["docx", "pdf"], imports: imports)
    _ = reader.state.update(.about(facts))
    return reader.rows.dropLast().map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }

  @Test func saysHowImportsAreConfined() throws {
    let known = ["gangmu 1.2", "reads text, Markdown, docx, pdf"]
    #expect(
      try lines(.confined(ImportConfinement(landlock: 2, filtersCalls: true))) == known + [
        "imports are confined by Landlock (ABI 2) and seccomp: they write nothing and reach no network"
      ])
    #expect(
      try lines(.confined(ImportConfinement(landlock: 0, filtersCalls: false))) == known + [
        "imports are not confined: this kernel has neither Landlock nor seccomp"
      ])
    #expect(
      try lines(.confined(ImportConfinement(landlock: 3, filtersCalls: false))) == known + [
        "imports are confined by Landlock (ABI 3) alone: this kernel filters no calls (seccomp)"
      ])
    #expect(
      try lines(.confined(ImportConfinement(landlock: 0, filtersCalls: true))) == known + [
        "imports are confined by seccomp alone: this kernel has no Landlock, and they may read any file of yours"
      ])
    #expect(try lines(.missing) == known + ["but gangmu-import does not start: text and Markdown only"])
    #expect(
      try lines(.confined(ImportConfinement(landlock: 7, filtersCalls: true)), chinese: true) == [
        "纲目 1.2", "可读取：纯文本、Markdown、docx、pdf", "导入受限：Landlock（ABI 7）与 seccomp，不能写文件，不能联网",
      ])
  }

  @Test func keysAreNotHeldUpWhileItAsks() throws {
    var reader = try Reader(columns: 60, rows: 8)
    reader.press(": about enter")
    #expect(reader.rows.first == " asking the import program …")
    reader.press("q")
    let before = reader.frame
    let facts = ProgramFacts(version: "1.2", formats: [], imports: .missing)
    _ = reader.state.update(.about(facts))
    #expect(reader.frame == before)
  }

  @Test func theLineOfTheImportProgramIsReadStrictly() {
    let confinement = ImportConfinement(landlock: 7, filtersCalls: true)
    #expect(ImportConfinement(line: confinement.line) == confinement)
    for line in [
      "", "landlock 7", "landlock x calls 1", "landlock 7 calls 2", "landlock -1 calls 1", "landlock 7 calls 1 ",
    ] {
      #expect(ImportConfinement(line: line) == nil)
    }
  }
}
