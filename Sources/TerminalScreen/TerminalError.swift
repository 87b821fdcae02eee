/// Why no screen can be shown. Nothing has been written to the terminal when one of these is thrown.
public enum TerminalError: Error, Equatable, Sendable {
  /// The process has no terminal, or `/dev/tty` cannot be opened or read: an errno.
  case noTerminal(errno: Int32)
  /// TERM is unset or empty (nil), or terminfo has no entry of that name.
  case unknownTerminal(name: String?)
  /// The terminal has no way to put its cursor anywhere, as `dumb` has not.
  case cannotAddressCursor(name: String)
  /// The locale's characters are not UTF-8: the name of its encoding.
  case localeNotUTF8(encoding: String)
  /// ncurses or the kernel refused what is needed to begin: an errno.
  case cannotBegin(errno: Int32)
  /// A program to be run outside of the screen could not be started: an errno.
  case cannotRun(program: String, errno: Int32)
}
