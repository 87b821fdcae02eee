extension HelpTopic {
  static let search = HelpTopic(
    "search", "Searching", "检索",
    [
      .text(
        """
        A search is one phrase as it stands, and every occurrence is a stop: `n` and `N` go through them, `3/` to the third, \
        the tree counts them by section, `L` lists them. `*` pins a term, so that it stays highlighted, `+` pins \
        another, `;` has `n` go through all of them.
        """,
        """
        检索按原样查找一个词语，每处都是一站：`n`、`N` 逐处走，`3/` 到第三处，目录按章节计数，`L` 列出全部。`*` 固定一个词，\
        使其保持高亮，`+` 再固定一个，`;` 让 `n` 走遍所有固定词。
        """),
      .text(
        """
        Keys in the prompt: `Ctrl-R` a regular expression (PCRE2), `Alt-F` letter case, width, quotation marks, 简体 and 繁體, \
        spaces and line ends do not count, `Alt-V` 简体 and 繁體 do, `Alt-Q` an expression.
        """,
        "输入时：`Ctrl-R` 正则表达式（PCRE2），`Alt-F` 不分大小写、全半角、引号、简繁、空格与换行，`Alt-V` 仍分简繁，`Alt-Q` 检索式。"),
    ])

  static let expressions = HelpTopic(
    "expressions", "Expressions", "检索式",
    [
      .text("An expression finds phrases in sections …", "检索式查找符合条件的章节中的词语："),
      .entry("`改革 开放`, `改革 AND 开放`", "that have both", "两者都有"),
      .entry("`改革 OR 开放`, `改革|开放`", "that have one or both", "有其一即可"),
      .entry("`改革 -开放`, `改革 NOT 开放`", "that have the first and not the second", "有前者而无后者"),
      .entry(
        "`\"绿水青山\" NEAR/10 \"金山银山\"`", "where at most ten characters stand between the two", "两者相距至多十字"),
      .entry(
        "`sentence:(就业 增长)`", "that have a sentence with both; `paragraph:` and `report:` likewise",
        "同一句中两者都有；`paragraph:`、`report:` 同理"),
      .entry("`title:营商环境 企业`", "under such a heading", "在此类标题之下"),
      .entry(
        "`note:核对`", "with a note of yours that has this word; the passages of these notes are the hits",
        "有含此词的批注；命中的是所批的文字"),
      .entry(
        "`企业 year:2019..2024`", "of reports of these years; `2019`, `2019-`, `..2024`, `?`",
        "这些年份的报告；也可写 `2019`、`2019-`、`..2024`、`?`"),
      .entry(
        "`企业 path:县区/*.md`",
        "of reports with such a path: words that stand in it, or with `*` `?` `**` the whole of its end",
        "路径如此的报告：写其中的文字，或用 `*` `?` `**` 写出末尾全部"),
      .text(
        """
        What a Chinese input method gives is the same: `（改革　ＯＲ　开放）－“房地产”`, `改革 或 开放`, `非 房地产`, \
        `标题：`, `年份：`, `路径：`, `句：`, `段：`, `全文：`.
        """,
        "也可写作 `（改革　ＯＲ　开放）－“房地产”`、`改革 或 开放`、`非 房地产`、`标题：`、`年份：`、`路径：`、`句：`、`段：`、`全文：`。"),
    ])

  static let terms = HelpTopic(
    "terms", "Terms", "用语",
    [
      .text(
        """
        `T`, and `gangmu terms`, list what reports are made of: quoted formulations (`“稳中求进”`), numbered formulas \
        (`四个意识`), titles (`《…》`), figures with their units and placeholders (`X`), with counts, and what is unusual in one \
        report against all others (G²: the log-likelihood, 6.63 is p < 0.01). Near variants are one row; `l` unfolds them. \
        `o` sorts by the next column, `Tab` shows one kind, `/` filters, `Enter` lists the places.
        """,
        """
        `T` 和 `gangmu terms` 列出报告的用语：加引号的提法（`“稳中求进”`）、数字概括语（`四个意识`）、书名（`《…》`）、带单位的数字\
        和占位符（`X`），给出次数，以及与其他报告相比的特别之处（G²：对数似然，6.63 即 p < 0.01）。相近的写法合为一行，`l` 展开。\
        `o` 换一列排序，`Tab` 只看一类，`/` 筛选，`Enter` 列出每一处。
        """)
    ])

  static let compare = HelpTopic(
    "compare", "Comparing two versions", "比较两稿",
    [
      .text(
        """
        `:compare OLD` compares the report being read with an older version: another open report, or a file; `:compare` alone \
        with the report as it was when it was opened. `gangmu compare OLD NEW` prints the edits: inserted, deleted, changed, \
        moved, split, merged, renumbered, retitled, only figures, only punctuation.
        """,
        """
        `:compare 旧稿` 把正在阅读的报告与旧稿比较，旧稿可以是另一份已打开的报告或文件；只写 `:compare` 则与打开时比较。\
        `gangmu compare 旧稿 新稿` 打印每处改动：新增、删去、修改、移动、拆分、合并、改编号、改标题、只改数字、只改标点。
        """),
      .text(
        """
        `n` and `N` go from edit to edit, `]` and `[` from changed section to changed section, `o` from one end of moved text \
        to the other, `L` lists all; `m` `f` `p` `s` leave out moves, figures, punctuation, whole sections. On narrow screens \
        marks stand in one column: `[-taken out-]{+put in+}`.
        """,
        """
        `n`、`N` 逐处走，`]`、`[` 逐个有改动的章节走，`o` 到移动文字的另一端，`L` 列出全部；`m` `f` `p` `s` 隐去移动、数字、标点、\
        整节的改动。屏幕较窄时合为一栏：`[-删去-]{+新增+}`。
        """),
    ])
}
