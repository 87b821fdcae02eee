/// The looks of every page that is written. The only colours of the program that stand in its code: a page has no theme.
enum PageStyleSheet {
  static let text = """
    :root { --ground: #fdfcf9; --text: #222; --muted: #666; --line: #d5d0c4; --link: #1a5a9a; --heading: #7a3b12;
      --code: #f1eee6; --1: #ffe08a; --2: #b8e6c1; --3: #bfe3f5; --4: #f5c6d6; --5: #dccdf5; --6: #f9cfa8; --7: #d7e59a;
      --8: #d6d6d6; }
    @media (prefers-color-scheme: dark) { :root { --ground: #1b1b1d; --text: #ddd; --muted: #a0a0a0; --line: #444;
      --link: #8fbfff; --heading: #ffcf87; --code: #29292c; --1: #6b5300; --2: #1e5a30; --3: #1c4f66; --4: #6b2a44;
      --5: #4b3a75; --6: #6e4217; --7: #4d5a12; --8: #505050; } }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body { margin: 0; background: var(--ground); color: var(--text); line-height: 1.75; font-size: 1.0625rem;
      font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, Georgia, serif;
      overflow-wrap: break-word; }
    main { max-width: 42rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; min-width: 0; }
    nav { font-size: .9375rem; line-height: 1.5; padding: .75rem 1.25rem; border-bottom: 1px solid var(--line);
      font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
    @media (max-width: 59.99rem) { nav { max-height: 45vh; overflow-y: auto; } }
    nav summary { cursor: pointer; font-weight: bold; }
    nav ul { list-style: none; margin: 0; padding: 0 0 0 1em; }
    nav details > ul { padding: .5em 0 0; }
    nav li { margin: .25em 0; padding-left: 1em; text-indent: -1em; }
    nav a { color: inherit; text-decoration: none; }
    nav a:hover, nav a:focus { text-decoration: underline; }
    a { color: var(--link); }
    h1, h2, h3, h4, h5, h6 { color: var(--heading); line-height: 1.4; margin: 1.6em 0 .5em; break-after: avoid; }
    h1 { text-align: center; font-size: 1.6rem; margin-top: .8em; }
    h2 { font-size: 1.35rem; } h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1.0625rem; }
    :target { background: var(--1); }
    p { margin: .6em 0; }
    .indented main > p { text-indent: 2em; margin: .35em 0; }
    .indented main > p.flush { text-indent: 0; }
    .muted, .image, .marker { color: var(--muted); }
    .topic { font-weight: bold; }
    ul, ol { padding-left: 2em; margin: .5em 0; }
    li > p { margin: .2em 0; }
    li.marked { list-style: none; margin-left: -1.5em; }
    blockquote { margin: .8em 0; padding: .1em 1em; border-left: 3px solid var(--line); color: var(--muted); }
    .note { font-size: .9em; }
    code, pre { font-family: "Noto Sans Mono CJK SC", ui-monospace, Menlo, Consolas, monospace; background: var(--code); }
    code { padding: 0 .25em; border-radius: 3px; }
    pre { padding: .75em 1em; overflow-x: auto; line-height: 1.45; font-size: .9em; }
    .table { overflow-x: auto; margin: 1em 0; }
    table { border-collapse: collapse; line-height: 1.5; }
    th, td { border: 1px solid var(--line); padding: .3em .6em; text-align: left; vertical-align: top; min-width: 3em; }
    th { background: var(--code); }
    hr { border: 0; border-top: 1px solid var(--line); margin: 1.5em 0; }
    mark { color: inherit; background: var(--1); padding: 0 .1em; border-radius: 2px; }
    .term-2 { background: var(--2); } .term-3 { background: var(--3); } .term-4 { background: var(--4); }
    .term-5 { background: var(--5); } .term-6 { background: var(--6); } .term-7 { background: var(--7); }
    .term-8 { background: var(--8); }
    .legend { font-size: .9em; color: var(--muted); }
    .wide { max-width: none; }
    .comparison { width: 100%; table-layout: fixed; }
    .comparison td { overflow-wrap: anywhere; }
    del { background: var(--4); text-decoration: line-through; }
    ins { background: var(--2); text-decoration: underline; }
    .figure { font-weight: bold; }
    .moved { border-bottom: 1px dashed var(--muted); }
    @media (min-width: 60rem) {
      body:has(nav) { display: grid; grid-template-columns: minmax(14rem, 22rem) minmax(0, 1fr); }
      nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; border-bottom: 0;
        border-right: 1px solid var(--line); }
    }
    @media print {
      :root { --ground: #fff; --text: #000; --muted: #444; --line: #999; --link: #000; --heading: #000; --code: #fff; }
      body { display: block; font-size: 11pt; }
      body:has(nav) { display: block; }
      nav { display: none; }
      main { max-width: none; padding: 0; }
      p { orphans: 2; widows: 2; }
      a { text-decoration: none; }
      .table, pre { overflow: visible; white-space: pre-wrap; }
      tr, pre, blockquote { break-inside: avoid; }
      mark, del, ins { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      @page { margin: 22mm 20mm; }
    }

    """
}
