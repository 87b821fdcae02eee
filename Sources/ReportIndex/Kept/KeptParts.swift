import ReportModel

/// The parts of a segment on the disk, found by its table and each as long as it says.
struct KeptParts {
  private let bytes: FlatArray<UInt8>
  private let owner: any MemoryOwner
  private let ranges: [Range<Int>]
  private let sums: [UInt64]

  /// Reads head and table.
  init(_ bytes: FlatArray<UInt8>, _ owner: any MemoryOwner, parser: UInt64) throws(KeptFault) {
    self.bytes = bytes
    self.owner = owner
    let parts = KeptForm.Part.allCases.count
    let words = KeptForm.headWords + KeptForm.tableWords * parts
    // Copied first: what is checked must be what is read.
    var head = [UInt64](repeating: 0, count: words)
    bytes.withUnsafeBufferPointer { bytes in
      head.withUnsafeMutableBytes { $0.copyBytes(from: UnsafeRawBufferPointer(bytes).prefix(8 * words)) }
    }
    guard bytes.count >= 8 * words else { throw head[0] == KeptForm.magic ? .damaged : .foreign }
    guard head[0] == KeptForm.magic else { throw .foreign }
    guard head[1] == KeptForm.version, head[2] == parser else { throw .otherVersion }
    let sum = head[4]
    head[4] = 0
    guard head[3] == UInt64(parts), head.withUnsafeBytes({ Checksum.of($0) }) == sum else { throw .damaged }
    var ranges: [Range<Int>] = []
    var sums: [UInt64] = []
    for part in 0..<parts {
      let row = KeptForm.headWords + KeptForm.tableWords * part
      guard let offset = Int(exactly: head[row]), let size = Int(exactly: head[row + 1]), offset & 7 == 0,
        offset <= bytes.count, size <= bytes.count - offset
      else { throw .damaged }
      ranges.append(offset..<offset + size)
      sums.append(head[row + 2])
    }
    (self.ranges, self.sums) = (ranges, sums)
  }

  /// A part where it lies.
  func part<Element>(_ part: KeptForm.Part, of type: Element.Type = Element.self) throws(KeptFault) -> FlatArray<
    Element
  > {
    let range = ranges[part.rawValue]
    guard range.count % MemoryLayout<Element>.stride == 0 else { throw .damaged }
    return bytes.withUnsafeBufferPointer { bytes in
      let part = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[range]))
      return FlatArray(part.bindMemory(to: Element.self), of: owner)
    }
  }

  /// A copy of a part that was found to be as it was written.
  func copy<Element>(_ part: KeptForm.Part, of type: Element.Type = Element.self) throws(KeptFault) -> [Element]
  where Element: BitwiseCopyable & Sendable {
    let copy: [Element] = try self.part(part).array
    guard copy.withUnsafeBytes({ Checksum.of($0) }) == sums[part.rawValue] else { throw .damaged }
    return copy
  }

  /// Whether a part is as it was written.
  func isSound(_ part: KeptForm.Part) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let part = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[ranges[part.rawValue]]))
      return Checksum.of(part)
    } == sums[part.rawValue]
  }
}
