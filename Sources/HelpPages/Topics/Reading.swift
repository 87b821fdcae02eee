extension HelpTopic {
  static let formats = HelpTopic(
    "formats", "Files and formats", "文件与格式",
    [
      .text(
        """
        Plain text, Markdown, Org, AsciiDoc, reStructuredText, manual pages and text for terminals are read by the program \
        itself; web pages and web archives, docx, odt, epub, PDF, old Word files and RTF (with antiword, catdoc and unrtf), \
        and texts compressed by gzip, xz, zstd or bzip2 by `gangmu-import` beside it. The format is told by what is in a \
        file, not by its name.
        """,
        """
        纯文本、Markdown、Org、AsciiDoc、reStructuredText、手册页和终端文本由程序直接读取；网页、网页存档、docx、odt、epub、PDF、\
        旧版 Word 与 RTF（需要 antiword、catdoc、unrtf），以及 gzip、xz、zstd、bzip2 压缩的文本由旁边的 `gangmu-import` 读取。\
        格式按内容识别，不看文件名。
        """),
      .text(
        """
        Headings are found without set-up: `一、` `（一）` `1.` `（1）`, `第一章` `第一条`, `一是…二是…` inside a paragraph, \
        unnumbered topic sentences, the headings of Markdown and of documents. `gangmu outline --explain FILE` says why each \
        is one.
        """,
        """
        无需设置即可识别标题：`一、` `（一）` `1.` `（1）`、`第一章` `第一条`、段内的 `一是…二是…`、没有编号的主题句、Markdown \
        与文档自身的标题。`gangmu outline --explain 文件` 说明每个标题成立的依据。
        """),
      .text(
        """
        Files are only ever opened for reading. `R` reads one again, `:encoding NAME` in another encoding. No byte of a \
        document reaches the terminal as a control: what a terminal would obey is shown as a mark (`␛`, `<U+202E>`).
        """,
        """
        文件只以读取方式打开。`R` 重新读取，`:encoding 名称` 按另一编码读取。文档中的任何字节都不会作为控制字符送到终端，\
        会被终端执行的内容显示为标记（`␛`、`<U+202E>`）。
        """),
      .text(
        """
        Marked-up text is shown as a page: strong and struck words, code, links, lists, quotations, rules, tables set in \
        columns. The text stays what the file holds, so that counts and places are those of the file; `:source` shows all \
        mark-up. Overstrikes (`man`) and colours (`git log --color`) are such mark-up too. `:paragraph` sets how one \
        paragraph is told from the next.
        """,
        """
        带标记的文本按版面显示：粗体、删除线、代码、链接、列表、引文、分隔线、分栏的表格。文本本身与文件一致，计数和位置都按文件；\
        `:source` 显示全部标记。重打字符（`man`）和颜色（`git log --color`）也当作标记。`:paragraph` 决定段落如何区分。
        """),
      .text(
        """
        `o` lists the links and notes of the row being read: one into a report or to a note (`[1]`, `①`) is gone to, and `^O` \
        comes back; a page, or a file in a folder that was named, is handed to the program that `open-command` sets. A table \
        wider than the pane is scrolled sideways behind its first column; an image is shown by its words, else by the name of \
        its file (`[image: …]`). What stands above or below the line is set so that no figure reads as another: `10⁶`, `H₂O`, \
        and where there are no such letters `2^(n+k)`; words that were struck out stand between marks, `~~100~~80`, and those \
        that a page records as deleted are in `:revisions`. The places that a merged cell of a table covers are empty.
        """,
        """
        `o` 列出当前行的链接和注释：指向报告内部或注释（`[1]`、`①`）的直接前往，`^O` 返回；网页，或所给文件夹中的文件，交给 \
        `open-command` 设置的程序。比窗格宽的表格横向滚动，首列不动；图片显示其说明文字，没有的显示文件名（`[图：…]`）。\
        上标、下标不会与数字混淆：`10⁶`、`H₂O`，没有对应字符的写作 `2^(n+k)`；删除线文字写作 `~~100~~80`，网页记为已删除的文字在 \
        `:revisions` 中。合并单元格占据的其余格子为空。
        """),
      .text(
        """
        `gangmu-import` ends with the browser and is confined by what the kernel has: Landlock (it reads its libraries and the \
        document, writes nothing) and seccomp (no network). `:about` says what holds. Of a damaged file what could be read is \
        shown, with a notice.
        """,
        """
        `gangmu-import` 随浏览器结束，并受内核限制：Landlock（只读取自己的库和该文档，不写任何文件）和 seccomp（不联网）。\
        `:about` 说明实际生效的限制。损坏的文件显示能读出的部分，并加以说明。
        """),
    ])

  static let typing = HelpTopic(
    "typing", "Typing", "输入",
    [
      .text(
        """
        Where a heading or a term is asked for, in `s`, the tree's filter and `+`, pinyin finds it without an input method: \
        initials (`yhyshj` finds 优化营商环境), whole spellings, and mixtures. `+` finds words of the report so, the most \
        frequent first. `Tab` completes names of files in `:open`, `:compare` and `:years`. `F1` shows the keys of the line \
        being typed, and `Esc` comes back to it.
        """,
        """
        跳转（`s`）、目录筛选和 `+` 中，不开输入法也可以用拼音：首字母（`yhyshj` 即“优化营商环境”）、全拼、或两者混用。\
        `+` 由此找到报告中的词语，常见的在前。在 `:open`、`:compare`、`:years` 后按 `Tab` 补全文件名。\
        输入时按 `F1` 查看此处的按键，按 `Esc` 返回，所输内容不变。
        """),
      .text(
        """
        With an input method on, full-width forms (`／` `？` `：` `］` `１`) are the same keys, also in names of commands; a Han \
        character typed in the text begins a search with it.
        """,
        "输入法开着时，全角符号与字母（`／` `？` `：` `］` `１`）等同于半角按键，命令名也是；在正文中直接输入汉字即开始搜索。"),
      .text(
        """
        Keys can be typed ahead. One that needs what is still being read waits, and the status line says for what; `Esc` or \
        `^C` gives that up.
        """,
        "可以提前按键。需要等待读取的按键会等待，状态行说明在等什么；按 `Esc` 或 `^C` 放弃。"),
    ])

  static let library = HelpTopic(
    "library", "Several reports, folders", "多份报告与文件夹",
    [
      .text(
        """
        Several reports, or folders of them, are one library. The tree shows folders, reports and, unfolded, sections; it \
        fills in while the files are read. A search looks through all reports, and the tree counts its hits. `n` and `N` go \
        on from report to report, `&` leaves only what has hits, `L` lists them, `:n` and `:p` go to the next and previous \
        report, `s` takes words of a report's name and folders.
        """,
        """
        多份报告或文件夹合为一个文库。目录显示文件夹、报告，展开后显示章节，边读边补齐。搜索遍及所有报告，目录中给出命中数。\
        `n`、`N` 逐份走下去，`&` 只留有命中的，`L` 列出全部，`:n`、`:p` 换到下一份、上一份，`s` 也可输入报告名和文件夹名中的词。
        """),
      .text(
        """
        A file that changes is told in the status line; `R` reads it again, with `--follow` it is read at once. `:skipped` \
        lists what was not read, with the reasons.
        """,
        "文件有变化时状态行会提示，按 `R` 重新读取；用 `--follow` 则立即读取。`:skipped` 列出未读取的文件及原因。"),
      .text(
        """
        What reading a folder has shown, texts, outlines and where words stand, is kept in an index in \
        `$XDG_CACHE_HOME/gangmu`, for the user alone. Before anything of it is shown of a file, the file is asked for its size, \
        times, number and device, and read again where one of them is another. Several programs share an index, one of them \
        writes, and one that is killed leaves the old or the new one. An index that is cut short, damaged, or of another \
        version is passed over; the ones not used for the longest time go first where all take more than `index.megabytes` of \
        `library.toml`, 32 GB unless it says otherwise; folders that `index.exclude` names have none. Folders that are named \
        together have an index of their own; reports named one by one, or read with `--encoding` or rules of your own, are in \
        none. The browser and `gangmu index FOLDER` write an index, other commands only use it.
        """,
        """
        读取文件夹所得的文本、目录和词语位置保存在 `$XDG_CACHE_HOME/gangmu` 的索引中，只有本人可读。显示其中任何内容之前，先核对\
        文件的大小、时间、编号和设备，有一项不同即重读。多个程序共用一个索引，由其中一个写入；程序被杀掉时，留下的是旧索引或新索引。\
        残缺、损坏或其他版本的索引不用；总量超过 `library.toml` 中 `index.megabytes`（默认 32 GB）时，先删最久未用的；\
        `index.exclude` 列出的文件夹没有索引。一并给出的文件夹合为一个索引；逐个给出的报告，以及用 \
        `--encoding` 或自定义规则读取的，不进索引。浏览器和 `gangmu index 文件夹` 写索引，其他命令只用不写。
        """),
    ])

  static let taking = HelpTopic(
    "taking", "Taking text away", "取用文字",
    [
      .text(
        """
        `V` selects from the paragraph being read on: the keys of the text move the end, `h` `l` by characters, `(` `)` by \
        sentences, `{` `}` by paragraphs, `[` `]` by sections; `o` moves the other end. `y` copies, `Y` with a citation. \
        Without a selection `c` copies the section and `Y` the section with its citation, \
        `——《2016 和堡县政府工作报告》二（三），第38行`.
        """,
        """
        `V` 从当前段落开始选择：正文的按键移动末端，`h` `l` 按字，`(` `)` 按句，`{` `}` 按段，`[` `]` 按节，`o` 换到另一端。\
        `y` 复制，`Y` 连同出处复制。未选择时，`c` 复制本节，`Y` 复制本节并附出处：\
        `——《2016 和堡县政府工作报告》二（三），第38行`。
        """),
      .text(
        """
        What is copied is the text as the screen shows it, a line a paragraph: no breaks where rows end, no indents, no \
        mark-up; signs and numbers of lists stay, cells of tables have tabs between them. In the tree `c` copies the heading \
        with its address, in lists the row, and where links are listed `^Y` the address of one.
        """,
        """
        复制的内容与屏幕所见一致，每段一行：没有折行、缩进和标记，列表的符号和编号保留，表格单元格之间是制表符。\
        在目录中 `c` 复制标题和编号，在列表中复制此行，在链接列表中 `^Y` 复制链接地址。
        """),
      .text(
        """
        It goes to `copy-command`, on its standard input, where that is set. Else, inside tmux, to `tmux load-buffer -w`; else \
        to the terminal (OSC 52, also through tmux over ssh with `set-clipboard on` or `allow-passthrough on`, and through GNU \
        screen), at most `clipboard-limit` bytes of base64: 74,994 are some 18,700 Han characters. A terminal does not say \
        whether it took it; xterm has to be told `allowWindowOps`. The status line says how much was copied, and by what.
        """,
        """
        设置了 `copy-command` 则交给该程序的标准输入；否则在 tmux 中交给 `tmux load-buffer -w`；再否则交给终端（OSC 52；经 ssh 的 \
        tmux 须设 `set-clipboard on` 或 `allow-passthrough on`，GNU screen 亦可），base64 至多 `clipboard-limit` 字节，74,994 约合\
        18,700 个汉字。终端不回答是否收下；xterm 须设 `allowWindowOps`。状态行说明复制了多少、交给了谁。
        """),
      .text(
        """
        `W` writes the section, the report, the outline or the list in front to a file, in the form that the end of its name \
        asks for: `.md`, `.txt`, `.html`, `.jsonl`, `.csv`. Of a file that is there it asks. `v` opens the line in the editor.
        """,
        """
        `W` 把本节、报告、目录或当前列表写入文件，格式由文件名结尾决定：`.md`、`.txt`、`.html`、`.jsonl`、`.csv`；\
        文件已存在时先询问。`v` 在编辑器中打开此行。
        """),
      .text(
        """
        A page (`.html`) is one file, without scripts or anything from elsewhere: contents with links, text, highlighted terms, \
        light and dark, wide, narrow and on paper. `jsonl` and `csv` are records a section or a row. Files are written beside \
        their place first and put there whole; one that is being read is never written to. With the mouse on (`F2`) dragging \
        selects, and two clicks select a word: a highlighted term, else what the report itself treats as one.
        """,
        """
        网页（`.html`）是单个文件，不含脚本和外部内容：带链接的目录、正文、高亮词，明暗、宽窄、打印皆宜。`jsonl` 和 `csv` \
        每节或每行一条记录。文件先写在旁边，再整体换上；正在阅读的文件绝不改写。打开鼠标（`F2`）后可拖动选择，\
        双击选词：高亮的词语，否则按报告自身的用法断词。
        """),
    ])

  static let notes = HelpTopic(
    "notes", "Notes, marks and lists", "批注、标记与列表",
    [
      .entry(
        "`A`, `:note`",
        "a note on the selection, else on the section; there again it is changed, emptied it is removed",
        "给选取的文字批注，没有选取则给本节；再次批注同一处即修改，清空即删除"),
      .entry(
        "`Alt-E`, `:note -e`", "the note in the editor (`$VISUAL`, `$EDITOR`), for several lines",
        "用编辑器（`$VISUAL`、`$EDITOR`）写批注，可写多行"),
      .entry(
        "`:notes`", "the notes on this report and on all others; `Enter` goes there, into one that is not open too",
        "列出本报告和所有报告的批注；`Enter` 前往，报告没有打开则打开"),
      .entry(
        "`m` `'` `:marks` `:pins`", "set a mark, go to one, list them; list the pinned terms", "标记、回到标记、列出标记；列出固定词"),
      .entry(
        "`x`", "in these lists: remove one; a note when it is pressed twice", "在这些列表中：删除此项；批注须按两次"),
      .entry(
        "`/` `o` `O` `:write FILE`", "in every list: filter, sort, turn round, write to a file", "在任何列表中：筛选、排序、倒序、写入文件"),
      .entry(
        "`note:核对`", "in an expression (`Alt-Q` in the search): passages with such a note, in one report and in all",
        "检索式（检索时按 `Alt-Q`）：有此类批注的文字，单份报告和全库都可以"),
      .entry(
        "`gangmu notes PATH`", "print them as Markdown or JSON lines; `--import FILE` takes JSON lines in",
        "输出为 Markdown 或 JSON 行；`--import 文件` 导入 JSON 行"),
      .text(
        """
        A note stands below its passage, with `✎` in the margin and in the tree. It is kept by the words of the passage and \
        those around it, so that it stays with them when the report is edited, renamed or moved. One that was both edited and \
        renamed is found where half of its text or more is that of a report of the same folder, or of the same file name, \
        whose file is gone; the status line says so.
        """,
        """
        批注显示在所批文字之下，页边和目录中有 `✎`。批注按文字及其上下文保存，报告修改、改名、移动后仍在原处。\
        修改后又改名的，正文有一半以上与同一文件夹中（或同名的）原文件已不在的报告相同，即沿用其批注，状态行会说明。
        """),
    ])

  static let memory = HelpTopic(
    "memory", "What is remembered", "记住的内容",
    [
      .text(
        """
        A report opens where it was left, with its folds; the status line says so, and `^O` goes to the start. A folder \
        opens with the tree at the report read last, with its order, the orders of its lists and the pinned terms; `L` lists \
        the last search again, and `n` goes through the pinned terms where it did. A tree hidden with `t` stays hidden beside \
        that report. `m` with a capital letter marks a place for all reports: `'A` leads there from any, into its file. \
        Places, searches, marks, notes, the theme, `:paragraph` and the width of the tree are kept in \
        `$XDG_STATE_HOME/gangmu` (`~/.local/state/gangmu`), readable by the user alone. A report is known by its file and by \
        its text, so that a renamed, moved or edited one is found again. Programs that run at the same time add to one \
        another. `--no-state` reads and writes none of it.
        """,
        """
        报告打开时回到上次读到之处，折叠也一样；状态行会说明，`^O` 回到开头。文件夹打开时，目录停在上次读的报告，\
        报告和列表的排序、固定词、`n` 的范围照旧，`L` 列出上次的检索。用 `t` 隐藏的目录，下次打开该报告时仍隐藏。\
        `m` 加大写字母的标记为所有报告共有：在任何报告中按 `'A` 都回到那里，必要时打开其文件。位置、检索记录、标记、批注、配色、`:paragraph` 和目录宽度保存在 \
        `$XDG_STATE_HOME/gangmu`（`~/.local/state/gangmu`），只有本人可读。报告按文件和内容识别，改名、移动、修改后仍能认出。\
        同时运行的程序互不覆盖。`--no-state` 则不读取也不保存。
        """),
      .text(
        """
        A place that is asked for (`#…`, `-s`, `+…`) is gone to instead, and once a key was pressed nothing moves by itself. \
        Marks, notes and searches are on the disk at once, places within a second, so that what ends the program, `kill -9` and \
        a power cut among it, takes at most the last second's scrolling.
        """,
        """
        指定了位置（`#…`、`-s`、`+…`）时以指定的为准；按过键之后，画面不会自行移动。标记、批注和检索立即写盘，位置一秒内写盘，\
        因此无论程序如何结束，包括 `kill -9` 和断电，至多丢失最后一秒的滚动。
        """),
      .text(
        """
        Where the folder cannot be written, the disk is full, or there is no memory, one line says so and all else goes on; \
        what waits is tried again. A damaged store is kept as `store-damaged-DATE.sqlite` and a new one begun; one that a newer \
        version wrote is left alone. `first-frame` beside `store.sqlite` is a copy of what the first frame needs, and may be \
        deleted. Of 20,000 reports, 1,000 searches and 1,000 marks of one report the oldest are forgotten, reports with marks \
        last, and those with notes never.
        """,
        """
        文件夹不可写、磁盘已满或内存不足时，提示一行，其余照常，未写的会再试。损坏的记录另存为 `store-damaged-日期.sqlite`，\
        并重新开始；较新版本写的记录不动。`store.sqlite` 旁边的 `first-frame` 是首屏所需内容的副本，可以删除。超过 20,000 份报告、\
        1,000 条检索、一份报告 1,000 个标记时，忘掉最旧的；有标记的报告最后忘，有批注的不忘。
        """),
    ])

  static let secure = HelpTopic(
    "secure", "Secure sessions", "安全模式",
    [
      .text(
        """
        With `--secure`, or where `LESSSECURE` is 1 in the environment, the browser writes nothing (lists, exports, what is \
        remembered), starts no program (editor, `open-command`, `copy-command`, tmux, `gangmu-import`), and opens no file that \
        was not named on the command line (`:e`, `:compare FILE`). Copying to the terminal's own clipboard (OSC 52) runs \
        nothing and stays.
        """,
        """
        使用 `--secure`，或环境变量 `LESSSECURE` 为 1 时，浏览器不写任何文件（列表、导出、阅读位置），不启动任何程序（编辑器、\
        `open-command`、`copy-command`、tmux、`gangmu-import`），也不打开命令行之外的文件（`:e`、`:compare 文件`）。\
        复制到终端自身的剪贴板（OSC 52）不运行程序，仍可使用。
        """)
    ])
}
