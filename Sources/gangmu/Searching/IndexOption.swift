import ArgumentParser
import LibraryService
import Settings

/// `--no-cache`, which every command that reads folders takes.
struct IndexOption: ParsableArguments {
  @Flag(name: .customLong("no-cache"), help: "Neither read nor write the index of a folder; read all its files.")
  var isIgnored = false

  /// The place of indexes; nil where none is to be used, as in a secure session, or there is no home to have one in.
  var place: IndexPlace? { isIgnored || Process.isSecure ? nil : Self.place }

  /// The place of indexes for this user.
  static var place: IndexPlace? {
    // Errors in the settings are told by whoever reads the folders.
    let settings = LibrarySettings.load(from: SettingsFolders.current.configuration).settings
    let limit = settings.indexMegabytes.map { $0 << 20 } ?? IndexPlace.defaultLimit
    return SettingsFolders.current.cache.map {
      IndexPlace(folder: $0, limit: limit, excluded: settings.excludedFromIndex)
    }
  }
}
