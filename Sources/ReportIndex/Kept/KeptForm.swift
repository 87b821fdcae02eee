import ReportModel

/// The form of a segment on the disk: a head, a table of parts, the parts, each at a multiple of eight bytes. Numbers lie
/// as the processor has them; a head that was written by one of the other order has another magic number.
///
/// - head: magic number, version of this form, identity of the parser, number of parts, checksum of head and table
/// - table: for each part its offset, its bytes, its checksum (0 where the reports have theirs)
enum KeptForm {
  static let magic: UInt64 = 0x5849_756D_676E_6147
  static let version: UInt64 = 4
  static let headWords = 5
  static let tableWords = 3
  static let entryWords = 18

  /// The words of a report's entry: 0 the root of its file; 1 the start of the path below it in the names, with the title
  /// behind it, and 2 the lengths of both; 3 to 7 device, number, size and times of the file; 8 flags, with the
  /// characters of the report; 9 and 10 the start and
  /// length of the text in UTF-8, those of all reports counted, 11 and 12 of the record; 13 and 14 the first section and how
  /// many there are; 15 the checksum of text and record as they lie there; 16 and 17 the start and length of the text there.
  ///
  /// The length of a title, and one more, stands in the upper half of its word; 0 there is no title.
  static let titleShift: UInt64 = 32

  /// The parts, in their order.
  enum Part: Int, CaseIterable {
    case numbers, entries, names, sections
    case blockStarts, blockFirsts
    case gramOffsets, gramBytes
    case frequentHashes, frequentForms, frequentMaps, frequentGaps, frequentStarts, frequentCounts
    case characters, characterOffsets, characterBytes
    case placedCharacters, characterGaps, characterStarts, characterCounts
    case placeCharacters, placePairs, placeOffsets, placeCounts, placeSums, placeBytes
    case records, texts

    /// The time at which a part is checked.
    enum CheckTime {
      /// It is small: when the segment is opened.
      case opening
      /// Before the index is first searched.
      case search
      /// Its pieces have checksums of their own: each before it is used.
      case use
    }

    var checkTime: CheckTime {
      switch self {
      case .numbers, .entries, .names, .sections, .blockStarts, .blockFirsts, .frequentHashes, .frequentForms,
        .characters, .placedCharacters:
        .opening
      case .gramOffsets, .gramBytes, .frequentMaps, .frequentGaps, .frequentStarts, .frequentCounts,
        .characterOffsets, .characterBytes, .characterGaps, .characterStarts, .characterCounts, .placeCharacters,
        .placePairs, .placeOffsets, .placeCounts, .placeSums:
        .search
      case .placeBytes, .records, .texts: .use
      }
    }
  }

  /// Flags of a report's entry.
  enum Flag {
    static let (hasVersion, isText, hidesText): (UInt64, UInt64, UInt64) = (1, 2, 4)
    static let (isStyled, isTwoByte): (UInt64, UInt64) = (8, 16)
    /// The position of the year in the title, of 16 bits, 0 for none; and that of the number of characters.
    static let (yearShift, charactersShift): (UInt64, UInt64) = (16, 32)
  }

  /// The whole numbers of an index.
  enum Count: Int, CaseIterable {
    case reports, blocks, bits, isCharacterIndexComplete, hasEveryPlace
  }
}

/// The reason why a segment on the disk is not read.
public enum KeptFault: Error, Hashable, Sendable {
  /// It is no segment, or one of a machine of another kind.
  case foreign
  /// Another version of the program wrote it, older or newer, or one that reads reports otherwise.
  case otherVersion
  /// It is cut short, or its parts contradict each other or their checksums.
  case damaged
}
