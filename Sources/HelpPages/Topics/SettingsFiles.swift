extension HelpTopic {
  static let rules = HelpTopic(
    "rules", "Rules for headings: rules.toml", "标题规则：rules.toml",
    [
      .text(
        """
        Rules of your own, for headings that the built-in ones cannot know. They go before those, the first that holds for a \
        line decides, and `gangmu outline --explain` names the one that made a heading. `--rules FILE` names another file.
        """,
        """
        自定义规则，用于内置规则无法识别的标题；先于内置规则，一行以第一条符合的为准，`gangmu outline --explain` 会指出所用规则。\
        `--rules 文件` 使用另一文件。
        """),
      .example([
        "[\"议题\"]",
        "pattern = '(?<number>议题[一二三四五六七八九十]+)[：:]'",
        "level = 1                # 1 … 9, \"none\"",
        "files = [\"*纪要*.txt\"]",
        "part = \"body\"            # \"annexes\"",
      ]),
      .text(
        """
        A pattern is a regular expression (PCRE2) that must hold at the beginning of a line. The groups `number` and `title`, \
        both optional, say what is which; `level` is 1 to 9, or `"none"` for lines that are no heading; `files` and `part` \
        limit where the rule holds.
        """,
        """
        pattern 是正则表达式（PCRE2），须在行首成立。分组 `number`、`title` 可省略，指出编号与标题；`level` 为 1 至 9，\
        `"none"` 表示不是标题；`files`、`part` 限定适用的文件和部分。
        """),
    ])

  static let folders = HelpTopic(
    "folders", "How folders are read: library.toml", "文件夹的读取：library.toml",
    [
      .example([
        "[limits]",
        "depth = 64",
        "files = 500000",
        "file-megabytes = 256",
        "total-megabytes = 8192",
        "watches = 8192",
        "",
        "[links]",
        "follow = \"inside\"      # \"all\"",
        "",
        "[years]",
        "\"旧志\" = 1998",
        "\"云州/**/*.txt\" = 2001",
        "\"杂件\" = \"unknown\"",
        "",
        "[index]",
        "megabytes = 32768",
        "exclude = [\"/media\"]",
      ]),
      .text(
        """
        What is beyond a limit is listed (`:skipped`), never left out silently. Symbolic links that lead out of the folders \
        are followed with `follow = "all"`, as with `--follow-links`. A year is taken from a report's title, else from a \
        date that stands alone below it, else from its file's name, else from its folders; `[years]` says it of names and of ends of paths.
        """,
        """
        超出限制的都会列出（`:skipped`），不会无声略过。`follow = "all"` 等同于 `--follow-links`，也读取指向外部的符号链接。\
        年份取自标题，其次标题下单独成行的日期，再次文件名、文件夹名；`[years]` 按名称或路径结尾指定。
        """),
    ])

  static let themes = HelpTopic(
    "themes", "Themes: themes/NAME.toml", "配色：themes/名称.toml",
    [
      .text(
        """
        A theme has `name`, `variant` (`"dark"` or `"light"`), may take what it does not set from another (`inherits`), names \
        colours in `[palette]` and gives them to roles in `[roles]`. `gangmu --dump-theme --theme NAME` prints one to begin \
        with. `NO_COLOR` is honoured.
        """,
        """
        配色文件有 `name`、`variant`（`"dark"` 或 `"light"`），未设的可取自另一配色（`inherits`），在 `[palette]` 中给颜色命名，\
        在 `[roles]` 中分给各个角色。`gangmu --dump-theme --theme 名称` 打印一份作为起点。`NO_COLOR` 有效。
        """)
    ])
}
