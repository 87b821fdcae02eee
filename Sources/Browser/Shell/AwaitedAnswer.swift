import ScreenModel
import TextFacts

/// Answers that change what is on the screen when they come. Keys typed after the question are about what they bring, so
/// they wait for it.
extension BrowserState {
  /// The answer that takes the place of what is on the screen when it comes; nil where none is awaited.
  var awaitedAnswer: AwaitedTarget? {
    if let name = shell.awaitedFile { return .file(name) }
    if compare.request.isAwaited, let question = compare.question { return .comparison(question.name) }
    if let search = compare.room?.search, search.awaited != nil, let query = search.query {
      return .hits(of: query.pattern)
    }
    if reuse.awaitsList { return .passages }
    if similar.request.isAwaited { return .similar }
    if terms.track.request.isAwaited { return .track }
    if case .track(let list) = openList?.listing, isCounting(list) { return .hits(of: list.queries[0].pattern) }
    return nil
  }

  /// Whether hits of plotted phrases are still to come that no loading goes on for.
  private func isCounting(_ list: TrackList) -> Bool {
    guard let library, !list.queries.isEmpty else { return false }
    if library.isOpening || !list.queries.allSatisfy({ search.library?[$0] != nil }) { return true }
    return !library.isGrowing && !isLibraryWhole
  }

  /// Gives up the answer that is awaited; nil where none is.
  mutating func stopAwaitedAnswer() -> [Effect]? {
    switch awaitedAnswer {
    case .file:
      shell.awaitedFile = nil
      return []
    case .comparison: return stopComparing()
    case .hits:
      // The hits of plotted phrases come in any case.
      guard compare.room?.search.awaited != nil else { return nil }
      compare.room?.search.awaited = nil
      return []
    case .passages: return stopReuse()
    case .similar: return stopSimilar()
    case .track: return stopTrack()
    case .address, .line, .percent, .end, .furtherText, .list, .terms, .findings, .marks, .notes, .report, .library,
      nil:
      return nil
    }
  }

  /// Asks for another session, with this file before the reports of this one; what is typed meanwhile is meant for it.
  mutating func awaitFile(_ name: String, _ effect: Effect) -> Effect {
    shell.awaitedFile = name
    return effect
  }

  /// Says why there is no other session: what was typed is meant for this one.
  mutating func takeRefusal(_ words: String) {
    shell.awaitedFile = nil
    say(words)
  }

  /// The keys and pastes that were typed and not yet handled, in order: those meant for the session to come.
  public var typedAhead: [TypedInput] {
    shell.held.entries.compactMap { entry in
      switch entry {
      case .event(.key(let key)): .key(key)
      case .event(.paste(let text)): .paste(text)
      case .event, .command: nil
      }
    }
  }
}

/// A key press or a paste, as it was typed.
public enum TypedInput: Sendable, Equatable {
  case key(Key)
  case paste(String)

  /// The event by which the browser is told of it.
  public var event: BrowserEvent {
    switch self {
    case .key(let key): .key(key)
    case .paste(let text): .paste(text)
    }
  }
}
