import ScreenModel
import TerminalScreen

/// The faults of the keys that bytes of a terminal are taken for, in words; empty where there are none.
///
/// The first byte of the input says which sequences the terminal has of its own, and how the others come in reads.
func keyFaults(_ input: [UInt8]) -> [String] {
  let form = input.first ?? 0
  let bytes = Array(input.dropFirst())
  var decoder = KeyDecoder(sequences: form & 1 == 0 ? [:] : [[0x1B, 0x5B, 0x41]: Key(.up), [0x1B, 0x61]: Key(.home)])
  decoder.expectsCursor = form & 2 != 0
  var pieces = decoder
  let whole = decoder.decode(bytes)
  var parts: [KeyDecoder.Output] = []
  let length = max(1, Int(form >> 2) % 7)
  for start in stride(from: 0, to: bytes.count, by: length) {
    parts += pieces.decode(bytes[start..<min(bytes.count, start + length)])
  }
  var faults: [String] = []
  if whole != parts { faults.append("other keys in reads of \(length): \(parts) for \(whole)") }
  let rest = decoder.giveUp()
  if rest != pieces.giveUp() { faults.append("other keys at the end") }
  if decoder.patience != nil { faults.append("still waiting after giving up") }
  if whole.count + rest.count > bytes.count + 1 { faults.append("more keys than bytes") }
  for case .key(let key) in whole + rest where Key(text: key.text) != key { faults.append("\(key) is not \(key.text)") }
  return faults
}
