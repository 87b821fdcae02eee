import Glibc
import TestReports
import Testing

/// A call of the system's library that is to fail.
struct Fault: CustomStringConvertible {
  /// The kinds of calls.
  enum Kind: String, CaseIterable {
    case open, read, write, fsync, rename, close, mmap, mkdir, malloc

    /// The error that such a call gives in the field.
    var code: Int32 {
      switch self {
      case .open: ENFILE
      case .read, .fsync, .rename, .close: EIO
      case .write: ENOSPC
      case .mmap, .malloc: ENOMEM
      case .mkdir: EROFS
      }
    }
  }

  var kind: Kind
  /// Its number among the calls of the kind, from 1.
  var number: Int
  /// Whether all after it fail too.
  var persists = false

  var description: String { "\(kind.rawValue):\(number)\(persists ? "+" : ""):\(kind.code)" }
}

/// The library that makes calls fail, compiled for the tests.
enum Faults {
  /// The step from one number to the next: the long form tries each, the short one some.
  private static func step(_ kind: Fault.Kind) -> Int {
    if TestLane.isLong { return 1 }
    switch kind {
    case .malloc: return 211
    case .write: return 7
    case .read: return 3
    case .open, .fsync, .rename, .close, .mmap, .mkdir: return 2
    }
  }

  /// Compiles the library into a folder; its path.
  static func library(in folder: GangmuFolder) throws -> String {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
    let path = folder.file("faults.so")
    let compiled = Spawned.run(
      ["/usr/bin/env", "cc", "-shared", "-fPIC", "-O1", "-o", path, root + "/Faults/faults.c", "-ldl"],
      environment: TestEnvironment.variables(term: "dumb"), takesErrors: true)
    let result = try #require(compiled)
    try #require(result.ending == .exited(0), "\(result.output)")
    return path
  }

  /// Calls `trial` with the first fault, the second and so on, until one has not come to pass. It gets the variables
  /// that bring the fault about. The number of faults that came to pass.
  @discardableResult
  static func each(
    _ kind: Fault.Kind, persists: Bool = false, library: String, in folder: GangmuFolder,
    _ trial: (Fault, [String: String?]) throws -> Void
  ) throws -> Int {
    let mark = folder.file("failed")
    var (number, count) = (1, 0)
    while true {
      unlink(mark)
      let fault = Fault(kind: kind, number: number, persists: persists)
      try trial(
        fault, ["LD_PRELOAD": library, "GANGMU_FAULT": "\(fault)", "GANGMU_FAULT_MARK": mark, "HOME": folder.path])
      guard contents(of: mark) == "\u{1}" else { return count }
      count += 1
      number += step(kind)
    }
  }
}
