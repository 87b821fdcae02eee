/// Simple case folding: one scalar to one scalar. `FoldTable` folds more than case.
///
/// Unicode's CaseFolding.txt, statuses C (common) and S (simple): ASCII, Latin, Greek, Cyrillic, full-width and the
/// other scripts with case. Turkic dotless i (T) and full folding (F, `ß` to `ss`) are left out, as in `grep -i`.
public enum CaseFolding {
  /// Return the folded form of `scalar`; itself where it has no case.
  @inlinable @inline(__always)
  public static func fold(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }
    // Han, kana and their punctuation: nine tenths of the text, and none of it has case.
    if scalar >= 0x2D00 && scalar < 0xA640 { return scalar }
    return foldByTable(scalar)
  }

  /// All scalars that fold to `folded`, itself among them.
  public static func forms(of folded: UInt32) -> [UInt32] {
    var forms = [folded]
    for run in runs {
      let source = Int64(folded) - Int64(run.distance)
      guard source >= Int64(run.low), source <= Int64(run.high) else { continue }
      if (source - Int64(run.low)) % Int64(run.step) == 0 { forms.append(UInt32(source)) }
    }
    return forms
  }

  @usableFromInline
  static func foldByTable(_ scalar: UInt32) -> UInt32 {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].high < scalar { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count, runs[low].low <= scalar, (scalar - runs[low].low) % runs[low].step == 0 else {
      return scalar
    }
    return UInt32(truncatingIfNeeded: Int64(scalar) + Int64(runs[low].distance))
  }
}
