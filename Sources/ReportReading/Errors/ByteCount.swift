/// A number of bytes for people.
enum ByteCount {
  /// The number in bytes, KB, MB or GB (powers of 1,024), without fractions.
  static func words(_ bytes: Int) -> String {
    let units = ["bytes", "KB", "MB", "GB"]
    var value = bytes
    var unit = 0
    while value >= 1024, unit + 1 < units.count {
      value /= 1024
      unit += 1
    }
    return "\(value) \(units[unit])"
  }
}
