import Testing

@testable import TerminalScreen

@Suite struct QuestionsTests {
  @Test("answers to what was asked make events, once") func answered() {
    var questions = Questions()
    questions.ask(.background, at: 0)
    questions.ask(.width, at: 10)
    #expect(questions.event(for: .background(red: 0.9, green: 0.9, blue: 0.9)) == .darkBackground(false))
    #expect(questions.event(for: .background(red: 0, green: 0, blue: 0)) == nil)
    #expect(questions.event(for: .attributes) == nil)
    #expect(questions.event(for: .cursor(row: 1, column: 3)) == .ambiguousWidth(2))
    #expect(questions.open == [.fence])
    #expect(questions.event(for: .attributes) == nil)
    #expect(questions.open == [])
  }

  @Test("behind the fence nothing is expected") func fenced() {
    var questions = Questions()
    questions.ask(.width, at: 0)
    #expect(questions.event(for: .attributes) == nil)
    #expect(questions.event(for: .cursor(row: 1, column: 2)) == nil)
    #expect(questions.event(for: .attributes) == nil)
  }

  @Test("a place the cursor cannot have gone to says nothing", arguments: [(1, 1), (1, 4), (2, 2)])
  func elsewhere(row: Int, column: Int) {
    var questions = Questions()
    questions.ask(.width, at: 0)
    #expect(questions.event(for: .cursor(row: row, column: column)) == nil)
  }

  @Test("light and dark by how bright a colour is, not by its channels") func brightness() {
    let colours: [(Double, Double, Double, Bool)] = [
      (0, 0, 1, true), (0, 1, 0, false), (1, 0, 0, true), (1, 1, 0, false),
    ]
    for (red, green, blue, dark) in colours {
      var questions = Questions()
      questions.ask(.background, at: 0)
      #expect(questions.event(for: .background(red: red, green: green, blue: blue)) == .darkBackground(dark))
    }
  }

  @Test("answers may come for a second after they were asked, and only a tenth of it is waited for") func patience() {
    var questions = Questions()
    #expect(questions.patience(at: 0, since: 0) == nil)
    questions.ask(.background, at: 100)
    #expect(questions.patience(at: 300, since: 300) == 100)
    #expect(questions.patience(at: 350, since: 300) == 50)
    #expect(questions.patience(at: 400, since: 300) == nil)
    #expect(questions.patience(at: 1070, since: 1060) == 30)
    #expect(questions.patience(at: 1100, since: 1095) == nil)
    #expect([99, 300, 1099, 1100].map { questions.timeLeft(at: $0) } == [1001, 800, 1, nil])
    _ = questions.event(for: .attributes)
    #expect(questions.patience(at: 300, since: 300) == nil)
    #expect(questions.timeLeft(at: 300) == nil)
  }
}
