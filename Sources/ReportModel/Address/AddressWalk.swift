/// Addresses and paths of all sections in document order, each made from the one above it: for printing whole outlines,
/// where `Addresses.address(of:)` would climb to the root for every section.
public struct AddressWalk {
  private let addresses: Addresses
  private var open: [Step] = []
  private var addressBytes: [UInt8] = []
  private var pathBytes: [UInt8] = []

  /// An ancestor of the section to come, or that section: the end of its subtree, and its part of the two buffers.
  private struct Step {
    var subtreeEnd: Int
    /// The start of its address in the buffer: behind its parent's where it names itself.
    var addressStart: Int
    var addressEnd: Int
    var pathEnd: Int
  }

  /// A walk over the sections that `addresses` names. `step` must be called for each, from the first after the root.
  public init(_ addresses: Addresses) { self.addresses = addresses }

  /// Goes to the section at `index`, the one after the last.
  public mutating func step(to index: SectionIndex) {
    let section = addresses.section(index)
    while let last = open.last, last.subtreeEnd <= index.value { open.removeLast() }
    addressBytes.removeLast(addressBytes.count - (open.last?.addressEnd ?? 0))
    pathBytes.removeLast(pathBytes.count - (open.last?.pathEnd ?? 0))
    let segment = addresses.segment(of: index)
    let start = segment.namesItself ? addressBytes.count : (open.last?.addressStart ?? 0)
    if let separator = AddressSegment.separator(after: addressBytes[start...], before: segment.bytes) {
      addressBytes.append(separator)
    }
    addressBytes += segment.bytes
    if !pathBytes.isEmpty { pathBytes.append(0x2E) }
    pathBytes += String(addresses.ordinal(of: index)).utf8
    open.append(
      Step(
        subtreeEnd: section.subtreeEnd.value, addressStart: start, addressEnd: addressBytes.count,
        pathEnd: pathBytes.count))
  }

  /// The address of the section the walk is at.
  public var address: ArraySlice<UInt8> { addressBytes[(open.last?.addressStart ?? addressBytes.count)...] }

  /// Its path.
  public var path: ArraySlice<UInt8> { pathBytes[...] }
}
