import CSystem
import Glibc

/// Whether a path is on a file system that other machines write to behind the kernel's back (statfs(2) has the
/// numbers): NFS, SMB, CIFS, FUSE, 9P, AFS, Ceph, Coda, Lustre, OCFS2, GFS2. False where the path cannot be asked about.
public func isOnRemoteFileSystem(_ path: UnsafePointer<CChar>) -> Bool {
  var status = statfs()
  guard statfs(path, &status) == 0 else { return false }
  let kinds: [UInt32] = [
    0x6969, 0x517B, 0xFE53_4D42, 0xFF53_4D42, 0x6573_5546, 0x0102_1997, 0x5346_414F, 0x00C3_6400, 0x7375_7245,
    0x0BD0_0BD0, 0x7461_636F, 0x0116_1970,
  ]
  return kinds.contains(UInt32(truncatingIfNeeded: status.f_type))
}
