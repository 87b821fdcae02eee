import CSystem
import Glibc

/// The remote file systems, by the numbers of statfs(2) and, of Lustre and GFS2, of their own headers.
private enum RemoteFileSystem: UInt32 {
  case nfs = 0x6969
  case smb = 0x517B
  case smb2 = 0xFE53_4D42
  case cifs = 0xFF53_4D42
  case fuse = 0x6573_5546
  case plan9 = 0x0102_1997
  case afs = 0x5346_414F
  case ceph = 0x00C3_6400
  case coda = 0x7375_7245
  case lustre = 0x0BD0_0BD0
  case ocfs2 = 0x7461_636F
  case gfs2 = 0x0116_1970
}

/// Whether a path is on a file system that other machines write to behind the kernel's back. False where the path cannot
/// be asked about.
public func isOnRemoteFileSystem(_ path: UnsafePointer<CChar>) -> Bool {
  var status = statfs()
  guard statfs(path, &status) == 0 else { return false }
  return RemoteFileSystem(rawValue: UInt32(truncatingIfNeeded: status.f_type)) != nil
}
