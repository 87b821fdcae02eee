import Glibc
import TextFacts

/// The program between this one and the terminal that draws, which has its own way with control sequences.
package enum Multiplexer: Sendable {
  case none
  /// tmux takes the sequence itself where its option `set-clipboard` is `on`, and hands it on, wrapped in a device control
  /// string with every Escape doubled, where `allow-passthrough` is (tmux(1)).
  case tmux
  /// GNU screen hands on device control strings, of which it takes 768 bytes at a time (MAXSTR).
  case screen

  /// The one in use, by the environment; `tmux` over ssh is known by its name alone.
  package init(environment: (String) -> String?) {
    if environment("TMUX") != nil || environment("TERM")?.hasPrefix("tmux") ?? false {
      self = .tmux
    } else if environment("STY") != nil {
      self = .screen
    } else {
      self = .none
    }
  }

  /// Bytes in each of the strings for screen.
  private static let chunk = 512

  /// The bytes that carry a sequence to the terminal.
  package func carrying(_ sequence: [UInt8]) -> [UInt8] {
    let end: [UInt8] = [0x1B, 0x5C]
    switch self {
    case .none: return sequence
    case .tmux:
      let doubled = sequence.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
      return sequence + Array("\u{1B}Ptmux;".utf8) + doubled + end
    case .screen:
      return stride(from: 0, to: sequence.count, by: Self.chunk).flatMap { start in
        [0x1B, 0x50] + sequence[start..<min(sequence.count, start + Self.chunk)] + end
      }
    }
  }
}

/// Text as base64 (RFC 4648, 4): no byte of it can be taken for a control.
package enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes of base64 for so many of a text.
  package static func length(of count: Int) -> Int { (count + 2) / 3 * 4 }

  /// The digits, with `=` at the end where the last three bytes are not whole.
  package static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(length(of: bytes.count))
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(bytes.count, start + 3)]
      let value = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        out.append(place > group.count ? 0x3D : digits[Int(value >> UInt32(18 - 6 * place) & 63)])
      }
    }
    return out
  }
}

/// The outcome of handing text to the terminal's clipboard.
public enum ClipboardSending: Sendable, Equatable {
  /// Sent; terminals do not answer.
  case sent
  /// Not sent: it is longer, in base64, than the limit.
  case tooLong
  /// Not sent: a terminal of this kind has no clipboard.
  case noClipboard
}

extension Terminal {
  /// Hands text to the clipboard of the terminal (OSC 52), at most `limit` bytes of base64.
  public func copy(_ text: [UInt8], limit: Int) -> ClipboardSending {
    guard isOpen, !isAway, !hungUp, speaksECMA48, !isConsole else { return .noClipboard }
    guard Base64.length(of: text.count) <= limit else { return .tooLong }
    let multiplexer = Multiplexer { getenv($0).map { String(cString: $0) } }
    let sequence = ControlSequence.clipboard(base64: Base64.encoded(text)).bytes
    TerminalScreen.send(multiplexer.carrying(sequence), toTerminal: descriptor)
    return .sent
  }
}
