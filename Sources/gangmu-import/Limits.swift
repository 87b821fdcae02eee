import CConfinement
import Glibc

/// The limits of this process, set before any byte of a document or any library is touched.
enum Limits {
  /// Sets the limits; where the system refuses one the others hold.
  static func set() {
    // A sanitizer needs more addresses than that, and ended the program before it had read anything.
    if !confinement_is_sanitized() { set(__rlimit_resource_t(RLIMIT_AS.rawValue), to: 1 << 30) }
    set(__rlimit_resource_t(RLIMIT_CPU.rawValue), to: 20)
    set(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), to: 0)
    set(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), to: 32)
    set(__rlimit_resource_t(RLIMIT_CORE.rawValue), to: 0)
  }

  private static func set(_ resource: __rlimit_resource_t, to value: rlim_t) {
    var limit = rlimit(rlim_cur: value, rlim_max: value)
    _ = setrlimit(resource, &limit)
  }
}
