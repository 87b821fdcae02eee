import Glibc

/// The folders in which programs are looked for.
public enum ProgramFolders {
  /// The folders that `PATH` lists, in order; without it those of the system, as for execvp(3). An empty entry would mean
  /// the current folder, where anybody may have put a program, and others that do not begin with `/` lead from there: they
  /// are passed over.
  public static var listed: [String] {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
  }

  /// The path of the program `name` in the first of `folders` where it can be run; nil where it is in none.
  public static func path(of name: String, in folders: [String] = listed) -> String? {
    folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
