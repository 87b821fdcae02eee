// swift-tools-version: 6.2
// Gangmu: a terminal browser for structured reports. An arrow between modules only ever points down; what a
// target may import stands here and nowhere else.

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  // Types are asked for by calls and not by their mangled names: the runtime's reading of each name, and its search for
  // the conformances that each Set and Dictionary needs, took a tenth of the instructions of a start.
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"], .when(configuration: .release)),
]

let package = Package(
  name: "gangmu",
  products: [
    .executable(name: "gangmu", targets: ["gangmu"]),
    .executable(name: "gangmu-import", targets: ["gangmu-import"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Facts of text and language, under all modules; it imports nothing.
    .target(name: "TextFacts", swiftSettings: strict),
    // Values that every module speaks of: the report below, the screen beside it.
    .target(name: "ReportModel", dependencies: ["TextFacts", "Threads"], swiftSettings: strict),
    .target(name: "ScreenModel", swiftSettings: strict),
    // The records that the import program writes and the browser reads.
    .target(name: "ImportStream", dependencies: ["ReportModel", "TextFacts"], swiftSettings: strict),

    // Locks, and time that only goes forward; it imports nothing.
    .target(name: "Threads", swiftSettings: strict),

    // Pure: bytes and values in, values out. No file, no clock, no terminal.
    .target(name: "TextFolding", dependencies: ["TextFacts"], swiftSettings: strict),
    .target(name: "Pinyin", dependencies: ["TextFolding", "TextFacts"], swiftSettings: strict),
    .target(name: "TextLayout", dependencies: ["ReportModel", "TextFacts"], swiftSettings: strict),
    .target(name: "TextEncoding", dependencies: ["ReportModel", "TextFacts"], swiftSettings: strict),
    .target(
      name: "ReportParsing", dependencies: ["ReportModel", "TextFacts", "TextEncoding", "ImportStream"],
      swiftSettings: strict),
    // The one user of PCRE2. A search is bounded by steps, or by a clock that is handed in.
    .target(name: "RegularExpressions", dependencies: ["TextFacts", "CPCRE2"], swiftSettings: strict),
    .systemLibrary(name: "CPCRE2"),
    // Lists of hits that other programs have found. The one user of jansson.
    .target(
      name: "HitReading", dependencies: ["ReportModel", "TextEncoding", "TextFacts", "CJansson"], swiftSettings: strict),
    .systemLibrary(name: "CJansson", providers: [.apt(["libjansson-dev"])]),
    .target(
      name: "ReportIndex", dependencies: ["ReportModel", "TextFolding", "TextFacts", "RegularExpressions", "Threads"],
      swiftSettings: strict),
    .target(name: "ReportCheck", dependencies: ["ReportModel", "TextFacts", "ReportParsing"], swiftSettings: strict),
    .target(name: "ReportTerms", dependencies: ["ReportModel", "TextFacts"], swiftSettings: strict),
    .target(name: "ReportCompare", dependencies: ["ReportModel", "TextFacts", "ReportTerms"], swiftSettings: strict),
    // Passages that reports share.
    .target(name: "ReportReuse", dependencies: ["ReportModel", "TextFacts", "Threads"], swiftSettings: strict),
    // Reports and parts of them as others take them: text, Markdown, pages.
    .target(
      name: "ReportWriting", dependencies: ["ReportCompare", "ReportModel", "TextFacts", "TextLayout"],
      swiftSettings: strict),
    // The manual: pages in both languages, as the browser shows them and as source of man pages.
    .target(name: "HelpPages", dependencies: ["TextFacts"], swiftSettings: strict),
    .target(
      name: "Browser",
      dependencies: [
        "HelpPages",
        "ReportModel", "TextFacts", "ScreenModel", "TextLayout", "ReportIndex", "ReportCheck", "ReportTerms", "Pinyin",
        "ReportCompare", "ReportWriting", "HitReading",
      ],
      swiftSettings: strict),

    // The outside: the file system (reports, settings, what is remembered) and the terminal.
    .target(name: "Descriptors", dependencies: ["CSystem"], swiftSettings: strict),
    // Standard output and standard error, and what may be sent to them.
    .target(name: "StandardStreams", dependencies: ["Descriptors", "TextFacts"], swiftSettings: strict),
    .target(
      name: "ReportReading",
      dependencies: ["ReportModel", "TextFacts", "ReportParsing", "ImportStream", "Descriptors", "Threads", "CSystem"],
      resources: [.embedInCode("Samples")], swiftSettings: strict),
    .systemLibrary(name: "CSystem"),
    .target(
      name: "Settings", dependencies: ["ReportModel", "TextFacts", "ScreenModel"],
      exclude: ["Resources/keys.toml"], resources: [.embedInCode("Resources/Themes")], swiftSettings: strict),
    // The one user of SQLite.
    .target(
      name: "Store", dependencies: ["ReportModel", "TextFacts", "Descriptors", "Threads", "CSQLite", "CMappedFiles"],
      swiftSettings: strict),
    // Files mapped into memory, and the signal that comes where one cannot be read any more.
    .target(name: "CMappedFiles"),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    // The reader's own rules for headings: what settings say of them, matched by an engine that the parser does without.
    .target(
      name: "UserRules",
      dependencies: ["ReportModel", "TextFacts", "ReportParsing", "RegularExpressions", "Settings"],
      swiftSettings: strict),
    .target(
      name: "TerminalScreen", dependencies: ["ScreenModel", "TextFacts", "Descriptors", "CNcurses"],
      swiftSettings: strict),
    // Background work: loading, questions, lists, terms, unpacking; on threads, or on a scheduler that tests step.
    .target(
      name: "LibraryService",
      dependencies: [
        "ReportModel", "TextFacts", "TextLayout", "ReportIndex", "ReportTerms", "ReportReuse", "ReportReading",
        "Threads", "Browser", "HitReading", "Store",
      ],
      swiftSettings: strict),
    .target(
      name: "CNcurses", dependencies: ["CMappedFiles"],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),

    // The program that reads office, web and PDF formats: started for such a file only, with limits. Its libraries
    // are its own.
    .executableTarget(
      name: "gangmu-import",
      dependencies: ["ImportReaders", "ImportStream", "ReportModel", "Descriptors", "CConfinement"],
      swiftSettings: strict),
    .target(
      name: "ImportReaders",
      dependencies: [
        "ImportStream", "ReportModel", "TextEncoding", "TextFacts", "Descriptors", "Threads", "CLibArchive", "CLibXML2",
        "CPoppler", "CZlib", "CLZMA", "CZstd", "CBzip2", "CConfinement",
      ],
      swiftSettings: strict),
    // Landlock, system call filters, and processes that end with their parent: C, for Swift cannot say them.
    .target(name: "CConfinement"),
    // The headers of poppler itself: its C++ border tells neither where bookmarks lead nor how text is turned.
    .target(
      name: "CPoppler", cxxSettings: [.unsafeFlags(["-isystem", "/usr/include/poppler"])],
      linkerSettings: [.linkedLibrary("poppler")]),
    .systemLibrary(name: "CLibArchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLZMA", providers: [.apt(["liblzma-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CBzip2", providers: [.apt(["libbz2-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    .executableTarget(
      name: "gangmu",
      dependencies: [
        "ReportModel", "TextFacts", "ScreenModel", "TextLayout", "ReportParsing", "ReportIndex", "ReportCheck",
        "ReportTerms", "ReportCompare", "ReportReuse", "ReportWriting", "HitReading", "HelpPages",
        "ReportReading", "Browser", "LibraryService", "Settings", "Store", "UserRules", "TerminalScreen",
        "StandardStreams", "Descriptors", "Threads",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      linkerSettings: [
        // The folder of the libraries that the released browser has inside, filled by .ci/build; empty for any other
        // build.
        .unsafeFlags(["-L", "\(Context.packageDirectory)/.build/static"], .when(configuration: .release)),
        // A start does less where the 45,000 relocations are packed and no symbol is exported that no library asks for.
        .unsafeFlags(
          ["-use-ld=lld"] + ["--no-export-dynamic", "-z", "pack-relative-relocs"].flatMap { ["-Xlinker", $0] },
          .when(configuration: .release)),
      ]),

    .testTarget(name: "TextFactsTests", dependencies: ["TextFacts"], swiftSettings: strict),
    .testTarget(
      name: "StandardStreamsTests", dependencies: ["StandardStreams", "TestReports"], swiftSettings: strict),
    .testTarget(name: "DescriptorsTests", dependencies: ["Descriptors"], swiftSettings: strict),
    .testTarget(
      name: "RegularExpressionsTests", dependencies: ["RegularExpressions", "TextFacts"], swiftSettings: strict),
    .testTarget(
      name: "ReportModelTests", dependencies: ["ReportModel", "TextFacts", "TestReports"], swiftSettings: strict),
    .testTarget(
      name: "GangmuImportTests",
      dependencies: ["CPoppler", "ImportReaders", "ImportStream", "ReportModel", "ReportParsing", "TestReports"],
      swiftSettings: strict),
    .testTarget(name: "ImportStreamTests", dependencies: ["ImportStream", "ReportModel"], swiftSettings: strict),
    .testTarget(
      name: "HelpPagesTests", dependencies: ["HelpPages", "TextFacts", "TestReports"], swiftSettings: strict),
    .testTarget(name: "ScreenModelTests", dependencies: ["ScreenModel", "TestReports"], swiftSettings: strict),
    .testTarget(name: "PinyinTests", dependencies: ["Pinyin", "TextFolding", "TestReports"], swiftSettings: strict),
    .testTarget(
      name: "TextEncodingTests", dependencies: ["TextEncoding", "ReportModel", "TestReports"], swiftSettings: strict),
    .testTarget(
      name: "TextFoldingTests", dependencies: ["TextFolding", "TextFacts", "TestReports"], swiftSettings: strict),
    .testTarget(
      name: "TextLayoutTests",
      dependencies: ["TextLayout", "ReportModel", "TextEncoding", "TextFacts", "TestReports"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportParsingTests",
      dependencies: [
        "ReportParsing", "ReportModel", "TextFacts", "TextEncoding", "ImportStream", "Fuzzing", "TestReports",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportIndexTests",
      dependencies: [
        "ReportIndex", "ReportModel", "ReportParsing", "TextFolding", "TextFacts", "RegularExpressions", "TestReports",
        "Threads",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "HitReadingTests",
      dependencies: ["HitReading", "ReportParsing", "ReportModel", "TextFacts", "TestReports"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportCheckTests",
      dependencies: ["ReportCheck", "ReportParsing", "ReportModel", "TextFacts", "TestReports"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportCompareTests",
      dependencies: ["ReportCompare", "ReportParsing", "ReportModel", "TextFacts", "TestReports"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportReuseTests",
      dependencies: ["ReportReuse", "ReportParsing", "ReportModel", "TextFacts", "TestReports"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportTermsTests",
      dependencies: [
        "ReportTerms", "ReportCheck", "ReportParsing", "ReportModel", "RegularExpressions", "TestReports",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportWritingTests",
      dependencies: [
        "ReportWriting", "ReportCompare", "ReportParsing", "ImportStream", "ReportModel", "TextFacts", "TestReports",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportReadingTests",
      dependencies: [
        "ReportReading", "ReportModel", "TextFacts", "ReportParsing", "ImportStream", "Descriptors", "Threads",
        "gangmu-import", "TestReports",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SettingsTests", dependencies: ["Settings", "ReportModel", "ScreenModel", "TextFacts", "TestReports"],
      swiftSettings: strict),
    .testTarget(
      name: "StoreTests", dependencies: ["CSystem", "Store", "ReportModel", "TextFacts", "TestReports", "Threads"],
      swiftSettings: strict),
    // A program that remembers what its arguments say, to be killed, or met by faults, while it does.
    .executableTarget(
      name: "StoreRehearsal", dependencies: ["Store", "ReportModel", "TextFacts", "Threads"],
      path: "Tests/StoreRehearsal",
      swiftSettings: strict),
    .testTarget(
      name: "UserRulesTests",
      dependencies: [
        "UserRules", "ReportParsing", "ReportModel", "RegularExpressions", "Settings", "ImportStream", "Fuzzing",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BrowserTests",
      dependencies: [
        "Browser", "LibraryService", "ReportModel", "TextFacts", "ScreenModel", "ReportParsing", "ReportIndex",
        "ReportTerms", "TextLayout", "HelpPages", "HitReading", "TestReports", "Threads",
      ],
      exclude: ["Frames"],
      swiftSettings: strict),
    .testTarget(
      name: "LibraryServiceTests",
      dependencies: [
        "LibraryService", "Browser", "ReportReading", "ReportParsing", "ReportIndex", "ReportTerms", "ReportModel",
        "ScreenModel", "Settings", "TextFacts", "Threads", "TestReports", "SteppedService",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TypedAheadTests",
      dependencies: [
        "Browser", "LibraryService", "ReportReading", "ReportParsing", "ReportIndex", "ReportModel", "ScreenModel",
        "Settings", "TextFacts", "SteppedService", "TestReports",
      ],
      swiftSettings: strict),
    // A scheduler for the background work, stepped by hand.
    .target(
      name: "SteppedService", dependencies: ["LibraryService", "ReportIndex", "Threads"], path: "Tests/SteppedService",
      swiftSettings: strict),
    .testTarget(
      name: "TerminalScreenTests",
      dependencies: ["TerminalScreen", "ScreenModel", "Settings", "TextFacts", "CNcurses"],
      swiftSettings: strict),
    // A program that opens the terminal and then does what its argument says: ends, crashes, waits for keys.
    .executableTarget(
      name: "TerminalRehearsal", dependencies: ["TerminalScreen", "ScreenModel"], path: "Tests/TerminalRehearsal",
      swiftSettings: strict),
    // A program that tries what the import program is refused, confined as that one or in the place of its readers.
    .executableTarget(
      name: "ConfinementRehearsal", dependencies: ["CConfinement"], path: "Tests/ConfinementRehearsal",
      // Confined it cannot read the toolchain's libraries, and it is C and needs none of them.
      linkerSettings: [.unsafeFlags(["-static-stdlib"])]),
    // A program that prints what the built-in key map and themes are compiled as.
    .executableTarget(
      name: "SettingsTables", dependencies: ["Settings", "TextFacts", "ScreenModel", "TestReports"],
      path: "Tests/SettingsTables", swiftSettings: strict),
    // A program that loads a library and asks it questions, for benchmarks.
    .executableTarget(
      name: "LibraryRehearsal",
      dependencies: ["LibraryService", "ReportReading", "ReportIndex", "ReportModel", "Threads", "TestReports"],
      path: "Tests/LibraryRehearsal", swiftSettings: strict),
    .testTarget(
      name: "EndToEnd",
      dependencies: [
        "TerminalRehearsal", "ConfinementRehearsal", "StoreRehearsal", "Store", "gangmu", "gangmu-import",
        "ReportReading", "ReportIndex", "ReportModel", "TestReports", "TextFacts", "Threads",
      ],
      exclude: ["Screens"],
      swiftSettings: strict),
    // Reports that tests read and draw: real ones, where they are given some, and made ones, from a seed.
    .target(name: "TestReports", dependencies: ["ReportModel"], path: "Tests/TestReports", swiftSettings: strict),
    // Properties of every report whatever the bytes; the fuzzers look for bytes that break one.
    .target(
      name: "Fuzzing",
      dependencies: [
        "ReportParsing", "ReportModel", "ReportIndex", "ReportTerms", "ReportCheck", "ReportReading", "LibraryService",
        "ImportReaders", "ImportStream", "StandardStreams", "Store", "TextFacts", "Descriptors", "Browser",
        "ScreenModel", "Settings", "UserRules", "TerminalScreen", "Threads", "HitReading",
      ],
      path: "Tests/Fuzzing", swiftSettings: strict),
    .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing", "TestReports"], swiftSettings: strict),
  ]
)

// The fuzzers link with libFuzzer only, which only their script asks for.
if Context.environment["GANGMU_FUZZ"] != nil {
  package.products.append(.executable(name: "Fuzz", targets: ["Fuzz"]))
  package.targets += [
    .executableTarget(
      name: "Fuzz", dependencies: ["Fuzzing", "CLibFuzzer"], path: "Tests/Fuzz", exclude: ["Corpus", "report.dict"],
      swiftSettings: strict),
    .systemLibrary(name: "CLibFuzzer", path: "Tests/CLibFuzzer"),
  ]
}
