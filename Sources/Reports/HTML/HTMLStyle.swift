// SPDX-License-Identifier: Apache-2.0

import Messages

/// The look of the page and its one script.
enum HTMLStyle {
    /// The style sheet; the round's title stands at the foot of every printed page.
    static func sheet(title: String, words: Words) -> String {
        screen + pictures + marks(words) + print
            + """
            @page { @bottom-left { content: \(HTMLText.styleString(title)); font: 9pt var(--serif); color: #555 } }

            """
    }

    /// The marks of conditions, with words for those who hear the page instead of seeing it.
    private static func marks(_ words: Words) -> String {
        [("t", "✓", "true"), ("f", "✗", "false"), ("u", "?", "unknown")].map { name, mark, truth in
            let spoken = HTMLText.styleString(words.truth(truth))
            return ".x li.\(name)::before { content: \"\(mark)\"; content: \"\(mark)\" / \(spoken) }\n"
        }.joined()
    }

    private static let screen = """
        :root {
          --serif: "Times New Roman", "Liberation Serif", Tinos, serif;
          --sans: "Segoe UI", "Noto Sans", Roboto, "Liberation Sans", Arial, sans-serif;
          --ink: #22262b; --soft: #5a626c; --line: #ddd8cc; --red: #8c1c1c;
          --good: #1c6b3a; --doubt: #865200; --bad: #a3231f;
        }
        * { box-sizing: border-box }
        html { scroll-behavior: smooth }
        body { margin: 0 auto; max-width: 72rem; padding: 2.5rem 1.5rem 4rem; background: #fdfcf9; color: var(--ink);
          font: 16px/1.5 var(--sans); overflow-wrap: break-word; font-variant-numeric: tabular-nums }
        h1, h2 { font-family: var(--serif); line-height: 1.25; text-wrap: balance }
        h1 { margin: 0; font-size: 2.1rem; text-align: center }
        header { margin-bottom: 2rem }
        header::after { content: ""; display: block; width: 9rem; margin: 1rem auto 0; border-top: 1.5px solid var(--red) }
        .dates { margin: .5rem 0 0; text-align: center; color: var(--soft) }
        h2 { margin: 0 0 .25rem; font-size: 1.55rem; color: var(--red) }
        h3 { display: inline; margin: 0; font-size: 1.05rem }
        h4 { margin: .9rem 0 .25rem; font-size: .9rem; color: var(--soft) }
        a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em }
        a:hover { color: var(--red); text-decoration-color: currentColor }
        :focus-visible { outline: 2px solid var(--red); outline-offset: 2px }
        code { font: .85em ui-monospace, "DejaVu Sans Mono", "Liberation Mono", monospace; color: var(--soft) }
        small { font-size: .85em; color: var(--soft) }
        table { width: 100%; margin: 1.75rem 0 0; border-collapse: collapse }
        caption { padding-bottom: .4rem; text-align: left; font-weight: 600 }
        th, td { padding: .4rem .6rem; vertical-align: top; text-align: left; font-weight: normal }
        th:first-child, td:first-child { padding-left: 0 }
        th:last-child, td:last-child { padding-right: 0 }
        thead th { border-bottom: 1.5px solid var(--ink); font-size: .85rem; color: var(--soft); vertical-align: bottom }
        tbody th { font-weight: 600 }
        .n { text-align: right; white-space: nowrap }
        td.n:first-child, th.n:first-child { padding-right: 1rem }
        .overview tbody th { font-weight: normal }
        .zero { color: #8a8f96 }
        .overview tbody tr, .rules tbody tr { border-bottom: 1px solid var(--line) }
        .rules { font-size: .92rem }
        .rules tbody th { font-weight: normal }
        .rules .bound td, .rules .bound th { font-weight: 600 }
        .warn { margin-top: 2rem; padding: .2rem 0 .2rem 1.1rem; border-left: 3px solid var(--doubt) }
        .warn h2 { font: 600 1.05rem var(--sans); color: var(--doubt) }
        .warn p, p.warn { margin-bottom: 0 }
        .award.warn { padding: .2rem 0 .2rem 1.1rem; border-top: 0 }
        caption p { margin: .15rem 0 0; font-weight: normal; font-size: .92rem; color: var(--soft) }
        .warn ul { margin: .3rem 0 0; padding-left: 1.1rem }
        .find { margin: 2rem 0 0 }
        .find input { width: 20rem; max-width: 100%; padding: .4rem .6rem; border: 1px solid var(--soft); border-radius: 3px;
          background: #fff; font: inherit }
        .award { margin-top: 3.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line) }
        .basis { margin: 0; color: var(--soft); font-style: italic }
        .seats { margin: .5rem 0 0 }
        .alert { margin: .5rem 0 0; color: var(--bad); font-weight: 600 }
        .list tbody { border-bottom: 1px solid var(--line) }
        .list .why td { padding: 0 0 .55rem; font-size: .92rem; color: var(--soft) }
        .list .why summary::first-letter, .list .why td::first-letter { text-transform: uppercase }
        col.rank { width: 3.6rem } col.name { width: 14.5rem } col.key { width: 5.5rem } col.standard { width: 13rem }
        col.bonus { width: 8rem } col.outcome { width: 9.5rem } .overview col.title { width: 38% }
        .k { white-space: nowrap; color: var(--soft) }
        .s { font-weight: 600; white-space: nowrap }
        .s.chosen { color: var(--good) }
        .s.contested { color: var(--doubt) }
        .s.not_chosen { color: var(--soft) }
        .s.chosen::before { content: "● " }
        .s.contested::before { content: "◆ " }
        .s.not_chosen::before { content: "○ " }
        .cut { display: flex; gap: 1rem; align-items: center; margin: .9rem 0 0; font-size: .9rem; color: var(--red) }
        .cut::before, .cut::after { content: ""; flex: 1; border-top: 1.5px dashed var(--red) }
        summary { cursor: pointer; list-style-position: outside }
        .why details, .many details { margin-left: 1.1rem }
        .why details > summary, .many li summary { margin-left: 0; color: inherit }
        .why summary:hover, .many summary:hover { color: var(--red) }
        .note { display: block }
        .note::before { content: "– " }
        .many { margin-top: 1.75rem }
        .many > summary { margin-left: 1.1rem }
        .many > ul { list-style: none; margin: .5rem 0 0; padding: 0; columns: 2 24rem; column-gap: 2.5rem }
        .many .c { padding: .25rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; font-size: .92rem; color: var(--soft) }
        .many .c b { color: var(--ink); font-weight: 600 }
        .x { margin: .6rem 0 .8rem; padding: .7rem 1rem .9rem; border: 1px solid var(--line); border-radius: 4px; background: #fff;
          color: var(--ink); font-size: .92rem }
        .x p { margin: .15rem 0 }
        .x > h4:first-child { margin-top: 0 }
        .x ul { list-style: none; margin: 0; padding: 0 }
        .x li { position: relative; padding: .12rem 0 .12rem 1.4rem }
        .x li::before { position: absolute; left: .1rem; font-weight: 700 }
        .x li.t::before { color: var(--good) }
        .x li.f::before { color: var(--bad) }
        .x li.u::before { color: var(--doubt) }
        .x li li { border-left: 1px solid var(--line); margin-left: -.95rem; padding-left: 2.2rem }
        .x li li::before { left: .95rem }
        .x b { font-weight: 600; white-space: normal }
        .x i { display: block; font-style: normal; color: var(--bad) }
        .x i::before { content: "! " }
        .x dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: .1rem 0 .2rem; font-size: .88em; color: var(--soft) }
        .x dt, .x dd { margin: 0 }
        .x dd.u { color: var(--doubt); font-weight: 600 }
        footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .85rem; color: var(--soft) }
        footer h2 { font: 600 .9rem var(--sans); color: var(--soft) }
        footer dl { margin: .4rem 0 0 }
        footer dd { margin: 0 0 .3rem }
        @media (max-width: 44rem) {
          body { padding: 1.25rem .9rem 3rem }
          .x dl { grid-template-columns: 1fr }
          .overview, .rules { font-size: .9rem }
          .overview th, .overview td, .rules th, .rules td { padding: .35rem .3rem; white-space: normal; overflow-wrap: anywhere }
          .overview thead th { font-size: .75rem }
        }
        @media screen and (max-width: 44rem) {
          .list, .list tbody, .list caption, .list .why, .list .why td { display: block }
          .list colgroup, .list thead { display: none }
          .list tr:not(.why) { display: flex; flex-wrap: wrap; gap: .1rem .8rem; padding-top: .5rem }
          .list tr:not(.why) > * { padding: 0 }
          .list td:empty { display: none }
        }

        """

    private static let print = """
        @media print {
          @page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); font: 13pt "Times New Roman", "Liberation Serif", serif } }
          @page :first { @top-center { content: none } }
          :root { --ink: #000; --soft: #333; --line: #999 }
          body { max-width: none; padding: 0; background: none; color: #000; font: 11pt/1.4 var(--serif) }
          th, td { padding: 1mm 1.2mm }
          col.rank { width: 10mm } col.name { width: 34mm } col.key { width: 14mm } col.standard { width: 30mm }
          col.bonus { width: 20mm } col.outcome { width: 22mm }
          .s { white-space: normal }
          .overview { font-size: 10pt }
          h1 { font-size: 18pt }
          h2 { font-size: 15pt; color: #000 }
          h3 { font-size: 12pt }
          .warn h2, footer h2 { font-family: var(--serif) }
          .find { display: none }
          a { text-decoration: none }
          .award { break-before: page; margin: 0; padding: 0; border: 0 }
          h2, h3, h4, caption, thead { break-after: avoid }
          tbody.c, .rules tr, .overview tr, .x li, .warn li { break-inside: avoid }
          thead { display: table-header-group }
          summary { list-style: none }
          details:not([open]) > summary > .press { display: none }
          .why details, .many details, .many > summary { margin-left: 0 }
          .x { padding: 2mm 3mm; font-size: 10pt }
          .list, .rules { font-size: 10.5pt }
          footer { break-inside: avoid }
          .s, .x li::before { print-color-adjust: exact }
        }

        """

    /// Shows the search box and hides what does not match; the page is whole without it.
    static let script = """
        (() => {
          const box = document.getElementById("find"), found = document.getElementById("found");
          const plain = s => s.normalize("NFD").replace(/[\\u0300-\\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
          box.closest("p").hidden = false;
          const rows = [...document.querySelectorAll(".c")];
          const text = new Map();
          box.addEventListener("input", () => {
            const words = plain(box.value).split(/\\s+/).filter(Boolean);
            let count = 0;
            for (const row of rows) {
              if (!text.has(row)) text.set(row, plain((row.querySelector("tr") || row.querySelector("summary") || row).textContent));
              row.hidden = !words.every(w => text.get(row).includes(w));
              if (!row.hidden) count++;
            }
            for (const many of document.querySelectorAll(".many")) many.open = words.length > 0 && !!many.querySelector(".c:not([hidden])");
            found.textContent = words.length ? count : "";
          });
        })();

        """
}
