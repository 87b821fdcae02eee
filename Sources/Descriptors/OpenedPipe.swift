import CSystem
import Glibc

/// A new pipe, whose ends no program inherits that another thread starts meanwhile; nil, and errno says why, where there
/// is none.
public func openPipe(blocks: Bool = true) -> (reading: Int32, writing: Int32)? {
  var ends: [Int32] = [-1, -1]
  guard pipe2(&ends, O_CLOEXEC | (blocks ? 0 : O_NONBLOCK)) == 0 else { return nil }
  return (ends[0], ends[1])
}
