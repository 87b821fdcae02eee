/// File names as lists write them.
public enum PlainName {
  /// The name without parts that say nothing: `./a//b` is `a/b`.
  public static func of(_ name: [UInt8]) -> [UInt8] {
    let isAbsolute = name.first == 0x2F
    let parts = name.split(separator: 0x2F).filter { !$0.elementsEqual([0x2E]) }
    return (isAbsolute ? [0x2F] : []) + Array(parts.joined(separator: [0x2F]))
  }
}
