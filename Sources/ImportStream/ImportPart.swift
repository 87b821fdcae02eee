import ReportModel

/// The part that a paragraph, heading, preformatted line or row plays besides its own kind.
///
/// One that lies in several is told of from the outermost: first the innermost that has begun before, if any has, which
/// stands for all around it, then those that begin here. An item or quotation that is not told of has ended before.
public enum ImportPart: Sendable, Hashable {
  /// An item of a list: how many items it lies in, itself among them, and the bytes of the marker that the text begins
  /// with; nil where the item has begun before.
  case item(depth: Int, marker: Int?)
  /// A quotation: how many it lies in, itself among them, and whether it begins here.
  case quotation(depth: Int, isFirst: Bool)
  /// The title of a table, an image or a listing.
  case caption
  /// An image, alone on its line; the text are the words that stand for it.
  case image
  /// A line of code, or of other text that stands as it is.
  case code
  /// A line drawn across the page before the text.
  case rule
  /// A line that goes on the paragraph of the line before it after a break inside that.
  case line
  /// A row of column heads.
  case head
  /// The first row of a table, which another may stand right above.
  case table
  /// The words of a cell of the row, by its column from 0, keep to a side.
  case alignment(column: Int, Block.CellAlignment)
}

extension ImportPart {
  private enum PartCode: UInt8 {
    case goingItem, item, goingQuotation, quotation, caption, image, code, rule, line, head, table, alignment
  }

  /// The part as a payload: its kind, its depth, the bytes of its marker, each up to 255.
  var payload: [UInt8] {
    let depthByte: (Int) -> UInt8 = { UInt8(clamping: max(1, $0)) }
    switch self {
    case .item(let depth, nil): return [PartCode.goingItem.rawValue, depthByte(depth), 0]
    case .item(let depth, let marker?): return [PartCode.item.rawValue, depthByte(depth), UInt8(clamping: marker)]
    case .quotation(let depth, false): return [PartCode.goingQuotation.rawValue, depthByte(depth), 0]
    case .quotation(let depth, true): return [PartCode.quotation.rawValue, depthByte(depth), 0]
    case .caption: return [PartCode.caption.rawValue, 0, 0]
    case .image: return [PartCode.image.rawValue, 0, 0]
    case .code: return [PartCode.code.rawValue, 0, 0]
    case .rule: return [PartCode.rule.rawValue, 0, 0]
    case .line: return [PartCode.line.rawValue, 0, 0]
    case .head: return [PartCode.head.rawValue, 0, 0]
    case .table: return [PartCode.table.rawValue, 0, 0]
    case .alignment(let column, let side):
      return [PartCode.alignment.rawValue, side.rawValue, UInt8(clamping: column)]
    }
  }

  /// The part of a payload; nil where it is none.
  init?(payload: ArraySlice<UInt8>) {
    let bytes = Array(payload)
    guard bytes.count == 3, let code = PartCode(rawValue: bytes[0]) else { return nil }
    let depth = max(1, Int(bytes[1]))
    switch code {
    case .goingItem: self = .item(depth: depth, marker: nil)
    case .item: self = .item(depth: depth, marker: Int(bytes[2]))
    case .goingQuotation: self = .quotation(depth: depth, isFirst: false)
    case .quotation: self = .quotation(depth: depth, isFirst: true)
    case .caption: self = .caption
    case .image: self = .image
    case .code: self = .code
    case .rule: self = .rule
    case .line: self = .line
    case .head: self = .head
    case .table: self = .table
    case .alignment:
      guard let side = Block.CellAlignment(rawValue: bytes[1]) else { return nil }
      self = .alignment(column: Int(bytes[2]), side)
    }
  }
}
