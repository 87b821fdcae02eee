import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// The thing that a link leads to outside of the reports.
public enum LinkOpening: Sendable, Equatable {
  /// An address of a scheme that may be opened.
  case address(String)
  /// The path of a file, as bytes.
  case file([UInt8])
}

/// A request of the browser to the program around it; the only way for a key to reach anything but the screen.
public enum Effect: Sendable, Equatable {
  case quit
  /// Draw every cell again.
  case redraw
  case suspend
  /// Open the file of a report in the reader's editor at a line.
  case edit(path: [UInt8], line: LineNumber)
  /// Have the reader edit a note in their editor; its words come back as `.noteEdited`.
  case editNote(String)
  /// Read another file, beside the reports that were named, at the place of a quote.
  case openAtQuote(path: [UInt8], TextQuote)
  /// Read another file, beside the reports that were named.
  case openFile(path: String)
  /// Read the file of a report again.
  case reload(report: Int)
  /// Read the file of a report again in an encoding that the reader names; nil means to detect it from the file.
  case decode(report: Int, ReportEncoding?)
  /// End the reading of a report before its time.
  case stopReading(report: Int)
  /// Take the newest reading of a report into the library: its file has changed, and the reader has that before him.
  case keep(report: Int)
  /// A report that was named could not be read, for the reason in words: it is no more, and the program ends with
  /// failure.
  case reportFailure(report: Int, String)
  /// Watch, or no longer watch, the file of a report as it grows.
  case follow(report: Int, Bool)
  case theme(String)
  /// Have the terminal tell of its mouse, or no longer.
  case mouse(Bool)
  /// Open what a link leads to with the command that the reader has set for it.
  case open(LinkOpening)
  /// Search the library in the background; answers come as they are found.
  case ask(LibraryQuestion)
  /// Search the report being read in the background.
  case find(ReportQuestion)
  /// Stop such a search.
  case stopFinding(ReportQuestion)
  /// Check the report being read in the background.
  case check(CheckQuestion)
  /// Stop such a check.
  case stopChecking(CheckQuestion)
  /// Compare the report being read with an older version in the background.
  case compare(CompareQuestion)
  /// Stop such a comparison.
  case stopComparing(CompareQuestion)
  /// Search both texts of a comparison in the background.
  case findCompared(CompareSearchQuestion)
  /// Find the passages of a report that others have too, in the background.
  case findReuse(ReuseQuestion)
  /// Stop looking for them.
  case stopReuse(ReuseQuestion)
  /// Find the sections of the library that are like one, in the background; stop looking for them.
  case findSimilar(SimilarQuestion)
  case stopSimilar(SimilarQuestion)
  /// Find what is told of phrases over the years, in the background; stop looking for it.
  case findTrack(TrackQuestion)
  case stopTrack(TrackQuestion)
  /// List hits in the background.
  case list(HitListQuestion)
  /// List terms in the background.
  case listTerms(TermsQuestion)
  /// Stop making the table of terms.
  case stopTerms
  /// Stop loading the library; keep the reports loaded so far.
  case stopLoading
  /// Put the reports of each folder of the library into another order.
  case order(ReportOrder)
  /// Unpack a large report of the library in the background.
  case unpack(report: Int, UnpackQuestion)
  /// Find out what `about` tells, in the background.
  case askAbout
  /// List the files whose names begin so, in the current folder or else in that at `beside`.
  case listFiles(String, beside: [UInt8]?)
  /// Bring back the marks of a report that is read for the first time.
  case recall(report: Int)
  /// Write a file with so much in it; one that is there stays unless `replacing`.
  case save(path: String, [UInt8], WrittenAmount, replacing: Bool)
  /// Hand text to the clipboard.
  case copy(CopiedText)
  /// Remember something for the next runs.
  case remember(KeptChange)
}

extension Effect {
  /// Whether the effect asks for another session with a file.
  public var asksForFile: Bool {
    if case .openFile = self { return true }
    if case .openAtQuote = self { return true }
    return false
  }

  /// Whether the effect starts a program, writes a file that is named for it, or reads one that was not named at the
  /// start: what a secure session refuses. The clipboard is no file, and `Copying` sees to its program.
  public var isRefusedInSecureSession: Bool {
    switch self {
    case .edit, .editNote, .open, .openFile, .openAtQuote, .save, .listFiles: true
    case .compare(let question): question.isWithFile
    case .quit, .redraw, .suspend, .reload, .decode, .stopReading, .keep, .reportFailure, .follow, .theme, .mouse, .ask,
      .find, .stopFinding, .check, .stopChecking, .stopComparing, .findCompared, .findReuse, .stopReuse,
      .findSimilar, .stopSimilar, .findTrack, .stopTrack, .list,
      .listTerms, .stopTerms,
      .stopLoading, .order, .unpack, .askAbout, .recall, .copy, .remember:
      false
    }
  }
}
