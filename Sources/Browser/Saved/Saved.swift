import ReportIndex
import ReportModel
import TextFacts

/// Questions that are kept under a name with the library: saved, listed, renamed, removed, asked again.
extension BrowserState {
  /// The questions of the library.
  var saved: [SavedQuestion] { library?.left.saved ?? [] }

  /// The searches whose hits are counted, beside those that stand.
  var savedSearches: [SearchQuery] { saved.compactMap { $0.search.query.map { noted($0) } } }

  /// The number of hits of a question; nil while they are being counted.
  func savedCount(_ question: SavedQuestion) -> Int? {
    question.search.query.flatMap { search.library?.count(of: noted($0)) }
  }

  /// Keeps what is searched now under a name, without one under its own words.
  mutating func saveQuestion(_ typed: String?) {
    guard reports.hasFolders, library != nil else { return complain(SavedMessage.needsLibrary) }
    guard let query = search.query, search.places == nil else { return complain(SavedMessage.nothingSearched) }
    let name = (typed ?? "").trimming()
    var question = SavedQuestion(name: Self.savedName(name.isEmpty ? query.pattern : name), search: KeptPin(query))
    question.pins = search.pinned.filter { $0.query != query }.map { KeptPin($0) }
    if let results, results.lists(search) {
      question.order = results.order
      question.hitFilter = results.filter
    }
    if case .words(let words) = filterCriterion { question.treeFilter = words }
    var all = saved
    let same = all.first { $0.asksTheSame(as: question) && !$0.isNamed(question.name) }
    if let place = all.firstIndex(where: { $0.isNamed(question.name) }) {
      all[place] = question
      sayKept(SavedMessage.replaced(question.name))
    } else {
      guard all.count < WorkBudget.questionsSaved else {
        return complain(SavedMessage.tooMany(WorkBudget.questionsSaved))
      }
      all.append(question)
      sayKept(same.map { SavedMessage.savedAgain(question.name, as: $0.name) } ?? SavedMessage.saved(question.name))
    }
    library?.left.saved = all
    shell.effects.append(.remember(.question(question, was: nil)))
  }

  private static func savedName(_ typed: String) -> String {
    VisibleText.line(String(typed.unicodeScalars.prefix(WorkBudget.nameTyped)))
  }

  /// Asks a question again: its search, its terms, its filters, and the list of its hits in its order.
  mutating func run(_ question: SavedQuestion) {
    guard let query = question.search.query.map({ noted($0) }) else {
      return complain(SavedMessage.notUnderstood(question.name))
    }
    shell.layers = []
    library?.savedChosen = nil
    (search.query, search.scope, search.isForward, search.isHighlighted) = (query, .current, true, true)
    pin(question.pins)
    findAll()
    previewFilter(question.treeFilter)
    openResults(orderedBy: question.order, filter: question.hitFilter)
  }

  // MARK: The list

  mutating func openSaved() {
    guard !saved.isEmpty else { return say(SavedMessage.none(key: ":save")) }
    openPlaces(savedList)
  }

  private var savedList: JumpList {
    JumpList(
      kind: .saved, name: SavedMessage.listName.message(in: language), columns: SavedMessage.columns,
      heads: SavedMessage.heads(in: language), narrow: [0, 1, 2],
      rows: saved.map { question in
        [
          question.name, savedCount(question).map(NumberText.grouped) ?? "…", VisibleText.line(question.search.text),
          question.pins.map { VisibleText.line($0.text) }.joined(separator: " "),
          question.order.map { $0.message(in: language) } ?? "",
          [question.treeFilter, question.hitFilter].filter { !$0.isEmpty }.map { VisibleText.line($0) }
            .joined(separator: " / "),
        ]
      }, destinations: saved.map { .saved($0.name) })
  }

  /// Puts the list with its counts in the place of the one that is open.
  mutating func settleSaved() {
    guard case .places(let list) = openList?.listing, list.kind == .saved, case .list? = shell.layers.first else {
      return
    }
    let now = savedList
    guard now.rows != list.rows else { return }
    shell.layers[0] = .list(ListPanel(listing: .places(now)))
  }

  /// The question of a row of the list.
  func savedQuestion(_ row: Int, of list: JumpList) -> SavedQuestion? {
    guard list.destinations.indices.contains(row), case .saved(let name) = list.destinations[row] else { return nil }
    return saved.first { $0.isNamed(name) }
  }

  /// Removes the question of a row, once that was asked for twice.
  mutating func removeSaved(_ row: Int, of list: JumpList) {
    guard let question = savedQuestion(row, of: list),
      isRemovalSure(of: "saved " + question.name, asking: { SavedMessage.sure(question.name, key: $0) })
    else { return }
    library?.left.saved.removeAll { $0.isNamed(question.name) }
    shell.effects.append(.remember(.questionRemoved(question.name)))
    library?.savedChosen = nil
    if saved.isEmpty { shell.layers = [] } else { open(ListPanel(listing: .places(savedList))) }
    sayKept(SavedMessage.removed(question.name))
  }

  /// Gives the chosen question of the list another name; without one, opens a line with the name it has.
  mutating func renameSaved(_ typed: String?) {
    // Typed as a command, it is about the list that the line stands in the place of.
    if !shell.covered.isEmpty, prompt == nil { (shell.layers, shell.covered) = (shell.covered, []) }
    guard case .places(let list) = openList?.listing, list.kind == .saved else {
      return complain(SavedMessage.noSavedList)
    }
    let view = listView(.saved)
    guard let row = view.row(at: view.window.cursor), let question = savedQuestion(row, of: list) else { return }
    let name = Self.savedName((typed ?? "").trimming())
    guard !name.isEmpty else { return openLine(.rename, text: question.name) }
    guard !saved.contains(where: { $0.isNamed(name) && !$0.isNamed(question.name) }) else {
      return complain(SavedMessage.nameTaken(name))
    }
    guard let place = saved.firstIndex(of: question) else { return }
    library?.left.saved[place].name = name
    shell.effects.append(.remember(.question(saved[place], was: question.name)))
    open(ListPanel(listing: .places(savedList)))
    sayKept(SavedMessage.renamed(name))
  }
}
