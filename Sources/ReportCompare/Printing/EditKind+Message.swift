import TextFacts

extension EditKind: Message {
  /// The name of the kind.
  public func message(in language: Language) -> String {
    switch self {
    case .inserted: language.wording(english: "inserted", chinese: "新增")
    case .deleted: language.wording(english: "deleted", chinese: "删去")
    case .changed: language.wording(english: "changed", chinese: "修改")
    case .moved: language.wording(english: "moved", chinese: "移动")
    case .split: language.wording(english: "split", chinese: "拆分")
    case .merged: language.wording(english: "merged", chinese: "合并")
    case .renumbered: language.wording(english: "renumbered", chinese: "改编号")
    case .retitled: language.wording(english: "retitled", chinese: "改标题")
    case .figure: language.wording(english: "figure", chinese: "改数字")
    case .punctuation: language.wording(english: "punctuation", chinese: "改标点")
    }
  }
}
