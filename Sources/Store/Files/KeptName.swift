import Glibc

/// The names under which a damaged store is kept.
enum KeptName {
  /// A name for `file` with today's date, `store-damaged-2026-11-29.sqlite`, that nothing has yet.
  static func next(to file: String) -> String {
    let stem = file.hasSuffix(".sqlite") ? String(file.dropLast(".sqlite".count)) : file
    var name = "\(stem)-damaged-\(today()).sqlite"
    var number = 1
    while isTaken(name) {
      number += 1
      name = "\(stem)-damaged-\(today())-\(number).sqlite"
    }
    return name
  }

  private static func today() -> String {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return "undated" }
    let (month, day) = (Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    return "\(Int(parts.tm_year) + 1900)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  private static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}
