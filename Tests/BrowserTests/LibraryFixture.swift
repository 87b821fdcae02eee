import Browser
import LibraryService
import ReportIndex
import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// A library of reports about places that do not exist, and the loader's part in its events.
struct LibraryFixture {
  var library = Library()
  var builder = CatalogueBuilder()

  /// Adds reports: the path of each below one root, and its text.
  mutating func add(_ reports: [(path: String, text: String)]) throws {
    add(try reports.map { ($0.path, try Self.report($0.text, path: $0.path)) })
  }

  static func report(_ text: String, path: String = "") throws -> PackedReport {
    PackedReport(try ParsedReports.report(text, name: path, path: path))
  }

  mutating func add(_ reports: [(path: String, report: PackedReport)]) {
    let added = reports.map { path, report in
      let names = path.split(separator: "/").map(String.init)
      let year = ReportYear.of(
        title: Array(report.text[report.titleRange.bytes]), name: Array((names.last ?? "").utf8),
        folders: names.dropLast().map { Array($0.utf8) })
      return LibraryReport(report, folders: Array(names.dropLast()), name: names.last ?? "", year: year)
    }
    for (number, report) in zip(library.add(added), added) {
      builder.add(report: number.value, root: 0, folders: report.folders, name: report.name)
    }
  }

  /// The events that the loader would send now.
  mutating func news() -> BrowserEvent { .library(.reports(library, builder.catalogue())) }

  /// The answer to a question, as the program would give it.
  mutating func answer(_ question: LibraryQuestion) -> LibraryHits {
    var hits = LibraryHits(generation: question.generation, catalogue: builder.catalogue())
    for term in question.terms {
      do throws(QueryError) {
        hits.add(term, .success(try LibrarySearcher(term).answer(in: library)), in: library)
      } catch {
        hits.add(term, .failure(error), in: library)
      }
    }
    return hits
  }

  static let district: [(path: String, text: String)] = [
    ("报告/2019年/河西镇.txt", "河西镇工作报告\n\n一、兴产业\n发展种业，良种基地千亩。\n二、惠民生\n修路三条。\n（一）办实事\n种业培训十场。\n"),
    ("报告/2019年/第九村.txt", "第九村工作报告\n\n一、修渠\n种业用水有保障。\n"),
    ("报告/2019年/第十村.txt", "第十村工作报告\n\n一、植树\n植树百亩。\n"),
    ("报告/2020年/河西镇.txt", "河西镇工作报告\n\n一、再兴产业\n种业种业，年年种业。\n二、收官\n圆满。\n"),
    ("报告/总结.txt", "总结\n\n一、回顾\n种业起步。\n"),
  ]
}

extension Reader {
  /// A reader of a library that is still being loaded and is empty so far.
  init(library columns: Int, _ rows: Int, language: Language = .english) throws {
    var options = BrowserOptions()
    options.language = language
    effects = []
    state = BrowserState(
      reports: [], options: options, keyMap: try BuiltInKeys.map(), size: ScreenSize(columns: columns, rows: rows),
      isLibrary: true)
  }

  /// Handles the event with the reports loaded.
  mutating func take(_ fixture: inout LibraryFixture) { effects += state.update(fixture.news()) }

  /// Answers the latest question.
  mutating func answer(_ fixture: inout LibraryFixture) throws {
    let asked = effects.compactMap { if case .ask(let question) = $0 { question } else { nil } }
    let question = try #require(asked.last)
    effects += state.update(.library(.hits(fixture.answer(question))))
  }
}

extension Reader {
  /// The name of the report being read; empty where none is.
  var nameOfReport: String { state.currentNumber.map { state.name(of: $0) } ?? "" }

  /// Answers the latest request for a list, as the program's background thread would.
  mutating func list() {
    let asked = effects.compactMap { if case .list(let question) = $0 { question } else { nil } }
    guard let question = asked.last, let listing = ListedHits(question) else { return }
    effects += state.update(.listing(listing))
  }
}
