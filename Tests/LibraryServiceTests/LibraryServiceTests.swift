import ReportIndex
import ReportModel
import ReportTerms
import SteppedService
import Testing

@testable import Browser
@testable import LibraryService
@testable import ReportReading

/// The whole service, stepped by hand: effects go in, events come out.
@Suite struct LibraryServiceTests {
  private let scheduler = SteppedScheduler()
  private let service: LibraryService

  init() {
    service = LibraryService(inbox: Inbox(), scheduler: scheduler, language: .english)
  }

  /// Three reports, loaded.
  private func load() throws {
    let reports = try ["水渠", "水渠水渠", "“茶香夜校”办3次，“茶香夜校”好。"].enumerated()
      .map { try LibraryReports.report($1, name: "\($0)") }
    service.load(reports, roots: [], options: LibraryOptions())
    scheduler.runAll()
    _ = service.inbox.take()
  }

  private func question(_ generation: Int, _ patterns: String...) -> LibraryQuestion {
    LibraryQuestion(generation: generation, terms: patterns.map { SearchQuery($0) })
  }

  /// The totals of every term in each answer that came.
  private func totals() -> [[Int]] {
    service.inbox.take().compactMap { if case .library(.hits(let hits)) = $0 { hits.terms.map(\.total) } else { nil } }
  }

  @Test func answersTheLatestQuestion() throws {
    try load()
    service.ask(question(1, "渠"))
    service.ask(question(2, "水渠", "茶香", "("))
    scheduler.runAll()
    #expect(totals() == [[3, 2, 0]])
  }

  @Test func asksAgainWhenReportsCome() throws {
    try load()
    service.ask(question(1, "水渠"))
    scheduler.runAll()
    #expect(totals() == [[3]])
    scheduler.pass(1_000)
    service.replace(0, with: try LibraryReports.report("水渠水渠水渠", name: "0"))
    scheduler.runAll()
    #expect(totals() == [[5]])
    service.ask(question(2))
    scheduler.runAll()
    #expect(totals() == [[]])
    scheduler.pass(1_000)
    service.replace(0, with: try LibraryReports.report("水渠", name: "0"))
    scheduler.runAll()
    #expect(totals() == [], "nothing is asked")
  }

  @Test func saysWhyAQueryFails() throws {
    try load()
    service.ask(LibraryQuestion(generation: 1, terms: [SearchQuery("(", syntax: .regularExpression)]))
    scheduler.runAll()
    let errors = service.inbox.take().compactMap { event -> Bool? in
      if case .library(.hits(let hits)) = event { hits.terms.first?.error != nil } else { nil }
    }
    #expect(errors == [true])
  }

  @Test func checksOneReport() throws {
    let report = try LibraryReports.report("好（的。" + String(repeating: "的", count: 40_000))
    for (generation, isGivenUp, expected) in [(1, false, 1), (2, true, 0)] {
      let question = CheckQuestion(generation: generation, report: 0, language: .english)
      service.check(question, in: report)
      if isGivenUp { service.stopChecking(question) }
      scheduler.runAll()
      let answers = service.inbox.take().compactMap { if case .checked(let answer) = $0 { answer } else { nil } }
      #expect(answers.count == expected)
      #expect(answers.allSatisfy { $0.question == question })
      // The kind with its count, and the finding below it.
      #expect(answers.allSatisfy { $0.findings.map(\.indent) == [0, 1] })
    }
  }

  @Test func searchesReportsBesideEachOther() throws {
    let report = try LibraryReports.report("水渠水渠，茶")
    for (generation, pattern) in [(1, "水渠"), (2, "茶"), (3, "渠")] {
      let question = ReportQuestion(generation: generation, report: 0, query: SearchQuery(pattern), year: nil)
      service.find(question, in: report)
      if generation == 2 { service.stopFinding(question) }
    }
    scheduler.runAll()
    let found = service.inbox.take().compactMap { event -> [Int]? in
      guard case .found(let question, .success(let hits)) = event else { return nil }
      return [question.generation, hits.count]
    }
    #expect(found == [[1, 2], [3, 2]])
  }

  @Test func unpacks() throws {
    let packed = PackedReport(try LibraryReports.report("村\n\n一、修渠\n水渠。\n"))
    service.unpack(7, UnpackQuestion(report: packed))
    scheduler.runAll()
    let unpacked = service.inbox.take().compactMap { event -> (number: Int, report: Report)? in
      if case .unpacked(let number, let answer) = event { (number, answer.report) } else { nil }
    }
    #expect(unpacked.map(\.number) == [7])
    #expect(unpacked.first?.report.text == packed.text)
    #expect(unpacked.first?.report.sections.count == 2)
  }

  private func termsQuestion(_ generation: Int) throws -> TermsQuestion {
    var library = Library()
    _ = library.add([LibraryReport(PackedReport(try LibraryReports.report("“茶香夜校”办3次，“茶香夜校”好。")), name: "")])
    return TermsQuestion(
      generation: generation, scope: .library, report: nil, library: library, order: .frequency, kind: nil, filter: "")
  }

  @Test func listsTermsAndTellsHowFarItHasCome() throws {
    service.listTerms(try termsQuestion(1))
    service.listTerms(try termsQuestion(2))
    scheduler.runAll()
    var (progress, answers): ([TermsProgress], [Int]) = ([], [])
    for event in service.inbox.take() {
      if case .termsProgress(let told) = event { progress.append(told) }
      if case .terms(let answer) = event { answers.append(answer.generation) }
    }
    #expect(progress == [TermsProgress(generation: 2, percent: 100)])
    #expect(answers == [2])
    service.listTerms(try termsQuestion(3))
    service.stopTerms()
    scheduler.runAll()
    #expect(service.inbox.take().isEmpty)
  }

  @Test func listsHits() throws {
    let report = try LibraryReports.report("水渠水渠，茶")
    for generation in [1, 2] {
      service.list(
        HitListQuestion(generation: generation, query: SearchQuery("水渠"), order: .left, source: .report(report)))
    }
    scheduler.runAll()
    let lists = service.inbox.take().compactMap { event -> [Int]? in
      if case .listing(let listing) = event { [listing.generation, listing.concordance?.count ?? 0] } else { nil }
    }
    #expect(lists == [[2, 2]])
  }

  /// A reader who quits while much is going on: what is computed then is never heard of.
  @Test func endsWhileWorkIsGoingOn() throws {
    try load()
    service.ask(question(1, "水渠"))
    service.listTerms(try termsQuestion(1))
    service.find(
      ReportQuestion(generation: 1, report: 0, query: SearchQuery("水"), year: nil), in: try LibraryReports.report("水"))
    service.replace(0, with: try LibraryReports.report("水渠水渠水渠", name: "0"))
    service.end()
    #expect(scheduler.step() == nil)
    service.ask(question(2, "水渠"))
    service.unpack(0, UnpackQuestion(report: PackedReport(try LibraryReports.report("水"))))
    scheduler.runAll()
    #expect(service.inbox.take().isEmpty)
  }

  /// The same on threads, while a library is loaded and searched.
  @Test func endsOnThreads() throws {
    let pool = ThreadPool()
    let service = LibraryService(inbox: Inbox(), scheduler: pool, language: .english)
    let reports = try (0..<200).map { try LibraryReports.report("村\n\n一、修渠\n水渠\($0)。\n", name: "\($0)") }
    service.load(reports, roots: [], options: LibraryOptions())
    for generation in 1...100 {
      service.ask(question(generation, "水渠", "修"))
      service.listTerms(try termsQuestion(generation))
      service.replace(generation, with: reports[0])
    }
    let generations = Notes<Int>()
    let isAnswered = eventually {
      for case .library(.hits(let hits)) in service.inbox.take() { generations.add(hits.generation) }
      return generations.take().last == 100
    }
    #expect(isAnswered)
    service.end()
    service.ask(question(101, "水渠"))
    #expect(!eventually(atMost: 100) { !service.inbox.take().isEmpty })
  }
}
