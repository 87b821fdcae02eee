import Glibc
import TestReports
import Testing

/// Man pages, completions and what the program prints about itself, made of the tables of the program.
@Suite(.serialized)
struct GangmuManualTests {
  private let folder: GangmuFolder
  private static let chinese = ["LC_ALL": "zh_CN.UTF-8"]

  init() throws { folder = try GangmuFolder() }

  private func manual(_ name: String, chinese: Bool = false) throws -> String {
    let batch = try Batch.gangmu("--dump-manual", name, in: folder, environment: chinese ? Self.chinese : [:])
    #expect(batch.ending == .exited(0) && batch.complaints.isEmpty)
    return batch.output
  }

  @Test("gangmu(1) names every command with every option, in both languages") func options() throws {
    let names = try completed("").filter { $0 != "help" && $0 != ":files" }
    #expect(names.contains("browse") && names.contains("search") && names.count >= 10)
    for chinese in [false, true] {
      let page = try manual("gangmu", chinese: chinese)
      for name in names {
        #expect(name == "browse" || page.contains("\ngangmu \(name)") || page.contains("gangmu \(name) "), "\(name)")
        let help = try Batch.gangmu("help", name, in: folder, environment: ["LC_ALL": "C"]).output
        for option in Set(help.matches(of: /--[a-z][a-z-]+/).map { String($0.output) }) {
          let escaped = option.replacing("-", with: "\\-")
          #expect(page.contains(escaped), "\(name) \(option)")
        }
      }
      #expect(!page.contains("9223372036854775807"))
    }
  }

  @Test("gangmu-config(5) names every setting, gangmu-keys(5) every command and every key") func tables() throws {
    let configuration = try Batch.gangmu("--dump-config", in: folder).output
    let page = try manual("gangmu-config")
    for line in configuration.split(separator: "\n") {
      let name = line.prefix { $0 != " " }
      #expect(page.contains(".B \"\(name.replacing("-", with: "\\-")) = "), "\(name)")
    }
    let keys = try Batch.gangmu("--dump-keys", in: folder).output
    let keysPage = try manual("gangmu-keys")
    for line in keys.split(separator: "\n") where line.hasPrefix("\"") {
      let command = line.split(separator: "\"").last.map(String.init) ?? ""
      #expect(keysPage.contains("(\\fB\(command.replacing("-", with: "\\-"))\\fR)"), "\(command)")
    }
  }

  @Test("what is printed of settings is what the program reads: it changes nothing") func settingsRoundTrip() throws {
    for (option, file) in [("--dump-config", "config.toml"), ("--dump-keys", "keys.toml")] {
      let printed = try Batch.gangmu(option, in: folder)
      #expect(printed.ending == .exited(0) && printed.complaints.isEmpty)
      _ = try folder.write("config/gangmu/" + file, printed.output)
      #expect(try Batch.gangmu(option, in: folder) == printed, "\(file)")
    }
    let theme = try Batch.gangmu("--dump-theme", "--theme", "light", in: folder)
    let source = contents(of: packageFolder + "/themes/light.toml")
    #expect(theme.output == source)
    _ = try folder.write("config/gangmu/themes/mine.toml", theme.output.replacing("\"light\"", with: "\"mine\""))
    #expect(try Batch.gangmu("--dump-theme", "--theme", "mine", in: folder).output.contains("name = \"mine\""))
    let missing = try Batch.gangmu("--dump-theme", "--theme", "nonsense", in: folder)
    #expect(missing.ending == .exited(2) && missing.complaints.contains("nonsense"))
  }

  @Test("the README shows the settings as the program prints them") func readme() throws {
    let readme = try #require(contents(of: packageFolder + "/README.md"))
    let printed = try Batch.gangmu("--dump-config", in: folder).output
    let block = printed.split(separator: "\n").map { "    " + $0 + "\n" }.joined()
    #expect(readme.contains(block), "\(block)")
  }

  @Test("groff sets the pages without a complaint", arguments: ["gangmu", "gangmu-keys", "gangmu-config"])
  func groff(_ name: String) throws {
    guard access("/usr/bin/groff", X_OK) == 0 else { return }
    for chinese in [false, true] {
      let path = try folder.write(name + ".man", try manual(name, chinese: chinese))
      let words = ["/usr/bin/groff", "-k", "-Tutf8", "-P-b", "-P-u", "-man", "-ww", path]
      let set = try Batch.run(words, in: folder, environment: ["LC_ALL": "C.UTF-8"])
      #expect(set.ending == .exited(0))
      #expect(set.output.contains(chinese ? "名称" : "NAME"))
      // Some installations lack the macros for Chinese, and say so.
      let complaints = set.complaints.split(separator: "\n").filter { !$0.contains("zh.tmac") }
      #expect(complaints == [])
    }
  }

  // MARK: Completion

  private func completed(_ words: String...) throws -> [String] {
    let words = ["--complete", "\(words.count)"] + words
    let batch = try Batch.run([Built.path("gangmu")] + words, in: folder)
    #expect(batch.ending == .exited(0) && batch.complaints.isEmpty)
    return batch.output.split(separator: "\n").map { line in line.split(separator: "\t").first.map(String.init) ?? "" }
  }

  @Test("commands, options, values, themes, encodings, addresses, files") func completions() throws {
    let report = try folder.write("township.txt", GangmuReports.township)
    _ = try folder.write("config/gangmu/themes/dusk.toml", "name = \"dusk\"\n")
    #expect(try completed("se") == ["section", "search", ":files"])
    #expect(try completed("--pl") == ["--plain-ui"])
    #expect(try completed("search", "--k") == ["--kwic", "--keep-variants"])
    #expect(try completed("outline", "--format", "") == ["text", "jsonl", "markdown"])
    #expect(try completed("--theme", "d") == ["dark", "dusk"])
    #expect(try completed("--encoding", "big") == ["big5-hkscs"])
    #expect(try completed("--rules", "") == [":files"])
    #expect(try completed("outline", "") == [":files"])
    #expect(try completed("help", "te") == ["text", "terms"])
    #expect(try completed(report + "#二") == ["二", "二（一）", "二（二）", "二（三）"].map { report + "#" + $0 } + [":files"])
    #expect(try completed(report, "-s", "一（") == ["一（一）", "一（二）", "一（二）一是", "一（二）二是", "一（二）三是", "一（三）"])
    let before = try Batch.gangmu("--complete", "2", "section", "二", report, in: folder).output
    #expect(before == "二\n二（一）\n二（二）\n二（三）\n:files\n")
    #expect(try completed("--theme", "x\u{1B}") == [])
  }

  @Test("the script for bash asks the program") func bash() throws {
    let script = packageFolder + "/.ci/completions/gangmu.bash"
    let line = """
      source '\(script)'; COMP_WORDS=('\(Built.path("gangmu"))' --theme l); COMP_CWORD=2; _gangmu; echo "${COMPREPLY[@]}"
      COMP_WORDS=('\(Built.path("gangmu"))' '\(folder.path)/sta'); COMP_CWORD=1; _gangmu; echo "${COMPREPLY[@]}"
      """
    let batch = try Batch.run(["/bin/bash", "-c", line], in: folder)
    #expect(batch.output == "light lake lamplight\n\(folder.path)/state\n")
    #expect(batch.complaints.isEmpty)
  }
}
