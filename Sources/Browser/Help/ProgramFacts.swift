import ReportModel
import TextFacts

/// The program itself: what `about` tells of it.
public struct ProgramFacts: Sendable, Equatable {
  /// The reading of formats that need a program of their own.
  public enum Imports: Sendable, Equatable {
    /// That program is not installed, or does not start.
    case missing
    /// It is there, and confined so.
    case confined(ImportConfinement)
  }

  /// The version of this program.
  public var version: String
  /// The formats that the import program reads, by their usual endings.
  public var formats: [String]
  /// Whether and how it is confined.
  public var imports: Imports

  /// The facts of a program.
  public init(version: String, formats: [String], imports: Imports) {
    self.version = version
    self.formats = formats
    self.imports = imports
  }
}

/// The lines of `about`.
enum AboutMessage: Message {
  /// The import program is being asked.
  case asking
  case version(String)
  case formats([String])
  case imports(ProgramFacts.Imports)

  /// The lines about a program; nil while its facts are asked for.
  static func lines(_ facts: ProgramFacts?) -> [AboutMessage] {
    guard let facts else { return [.asking] }
    return [.version(facts.version), .formats(facts.formats), .imports(facts.imports)]
  }

  func message(in language: Language) -> String {
    switch self {
    case .asking: return language.wording(english: "asking the import program …", chinese: "正在询问导入程序……")
    case .version(let version): return language.wording(english: "gangmu \(version)", chinese: "纲目 \(version)")
    case .formats(let names):
      let formats = names.map {
        $0 == "compressed" ? language.wording(english: "compressed text", chinese: "压缩文本") : $0
      }
      return language.wording(
        english: "reads text, Markdown, \(formats.joined(separator: ", "))",
        chinese: "可读取：纯文本、Markdown、\(formats.joined(separator: "、"))")
    case .imports(.missing):
      return language.wording(
        english: "but gangmu-import does not start: text and Markdown only",
        chinese: "但 gangmu-import 无法启动，只能读取纯文本与 Markdown")
    case .imports(.confined(let confinement)): return Self.words(confinement, language)
    }
  }

  private static func words(_ confinement: ImportConfinement, _ language: Language) -> String {
    let abi = confinement.landlock
    switch (abi > 0, confinement.filtersCalls) {
    case (true, true):
      return language.wording(
        english: "imports are confined by Landlock (ABI \(abi)) and seccomp: they write nothing and reach no network",
        chinese: "导入受限：Landlock（ABI \(abi)）与 seccomp，不能写文件，不能联网")
    case (true, false):
      return language.wording(
        english: "imports are confined by Landlock (ABI \(abi)) alone: this kernel filters no calls (seccomp)",
        chinese: "导入部分受限：只有 Landlock（ABI \(abi)），内核不支持 seccomp")
    case (false, true):
      return language.wording(
        english:
          "imports are confined by seccomp alone: this kernel has no Landlock, and they may read any file of yours",
        chinese: "导入部分受限：只有 seccomp，内核没有 Landlock，导入时可读取您的任何文件")
    case (false, false):
      return language.wording(
        english: "imports are not confined: this kernel has neither Landlock nor seccomp",
        chinese: "导入不受限：内核没有 Landlock，也不支持 seccomp")
    }
  }
}

extension BrowserState {
  /// Shows what is known of the program, and asks for the rest.
  mutating func openAbout() -> [Effect] {
    open(ListPanel(listing: .about(nil)))
    return [.askAbout]
  }

  /// Puts the facts where they are awaited; nothing where that list was closed meanwhile.
  mutating func takeAbout(_ facts: ProgramFacts) {
    for index in shell.layers.indices {
      guard case .list(var panel) = shell.layers[index], case .about = panel.listing else { continue }
      panel.listing = .about(facts)
      shell.layers[index] = .list(panel)
    }
  }

  /// The lines of `about`, wrapped to the screen.
  func aboutLines(_ facts: ProgramFacts?) -> [String] {
    AboutMessage.lines(facts).flatMap { typesetter.wrapped($0.message(in: language), to: max(1, size.columns - 2)) }
  }
}
