import Browser
import Glibc
import ScreenModel
import TextFacts

/// Keys and pastes that were typed before the session that they are meant for was there, handed to it in the
/// environment: a program that takes the place of another has no other memory of it but what is open.
///
/// An entry is `k` and the text form of a key, or `p` and the text of a paste; after each stands U+001E, the record
/// separator.
struct TypedAhead {
  private let inputs: [TypedInput]
  private static let name = "GANGMU_TYPED_AHEAD"
  private static let separator: UInt8 = 0x1E
  /// The most bytes; of a longer paste and what comes after it nothing is handed on. Linux takes 128 KiB a variable.
  private static let mostBytes = 64 << 10

  init(_ inputs: [TypedInput]) { self.inputs = inputs }

  /// The text form, cut before the first entry that has no room in it.
  var text: [UInt8] {
    var text: [UInt8] = []
    for input in inputs {
      var entry: [UInt8]
      switch input {
      case .key(let key): entry = [UInt8(ascii: "k")] + key.text.utf8
      case .paste(let pasted): entry = [UInt8(ascii: "p")] + pasted.utf8.filter { $0 != Self.separator && $0 != 0 }
      }
      entry.append(Self.separator)
      guard text.count + entry.count <= Self.mostBytes else { break }
      text += entry
    }
    return text
  }

  /// Leaves them in the environment of the program that this one becomes.
  func leave() {
    let text = text
    guard !text.isEmpty else { return }
    setenv(Self.name, String(decoding: text, as: UTF8.self), 1)
  }

  /// Takes what was left, so that nothing started from here finds it.
  static func take() -> [TypedInput] {
    guard let left = Paths.environment(name) else { return [] }
    unsetenv(name)
    return inputs(of: left)
  }

  /// The entries of a text form, at most as many as are held while something is awaited.
  static func inputs(of text: String) -> [TypedInput] {
    text.utf8.prefix(mostBytes).split(separator: separator).prefix(WorkBudget.keysHeld).compactMap { entry in
      let rest = String(decoding: entry.dropFirst(), as: UTF8.self)
      switch entry.first {
      case UInt8(ascii: "k"): return Key(text: rest).map(TypedInput.key)
      case UInt8(ascii: "p"): return .paste(rest)
      case _: return nil
      }
    }
  }
}
