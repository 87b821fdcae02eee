import CSystem
import Glibc

/// File systems that hold no files but what the kernel makes up when they are read: walking them has no end, and reading
/// some of them does something.
enum KernelFiles {
  /// Whether an open folder is on one.
  static func holds(_ descriptor: Int32) -> Bool {
    var status = statfs()
    return fstatfs(descriptor, &status) == 0 && isKind(status)
  }

  /// Whether a path leads to one.
  static func holds(_ path: [UInt8]) -> Bool {
    var status = statfs()
    return statfs(path.map { CChar(bitPattern: $0) } + [0], &status) == 0 && isKind(status)
  }

  private static func isKind(_ status: statfs) -> Bool { kinds.contains(UInt32(truncatingIfNeeded: status.f_type)) }

  /// The numbers of linux/magic.h, and those of file systems that keep theirs to themselves.
  private static let kinds: Set<UInt32> = [
    0x9FA0,  // proc
    0x6265_6572,  // sysfs
    0x6462_6720,  // debugfs
    0x7472_6163,  // tracefs
    0x0027_E0EB,  // cgroup
    0x6367_7270,  // cgroup2
    0x7363_6673,  // securityfs
    0x1CD1,  // devpts
    0xCAFE_4A11,  // bpf
    0x6265_6570,  // configfs
    0xDE5E_81E4,  // efivarfs
    0x6165_676C,  // pstore
    0x1980_0202,  // mqueue
    0x6573_5543,  // fusectl
    0x4249_4E4D,  // binfmt_misc
    0xF97C_FF8C,  // selinux
    0x4341_5D53,  // smack
    0x6759_6969,  // rpc_pipefs
    0x6E66_7364,  // nfsd
    0x6E73_6673,  // nsfs
    0x5049_4446,  // pidfs
    0x0765_5821,  // resctrl
    0xABBA_1974,  // xenfs
  ]
}
