extension ControlPage {
    /// The look of accounts, tables and chips, and what changes on a narrow screen.
    static let tableStyle = #"""
        .accounts { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr));
          gap: 1.25rem; }
        .accounts .head { margin-bottom: 0; }
        .accounts .address { color: var(--soft); font-size: 0.85rem; overflow-wrap: anywhere; }
        .balances { width: 100%; margin: 0.5rem 0 0.7rem; }
        .balances thead th { border: 0; padding-top: 0; }
        .balances td, .balances tbody th { border: 0; padding-block: 0.1rem; }
        .balances tbody td { font-size: 1.05rem; }
        .balances tbody th { font-weight: 400; color: var(--soft); }

        table { width: 100%; border-collapse: collapse; font-size: 0.9rem; }
        th { text-align: left; font-weight: 500; color: var(--soft); font-size: 0.8rem; }
        th, td { padding: 0.42rem 0.75rem 0.42rem 0; vertical-align: baseline;
          border-bottom: 1px solid var(--line); }
        th:last-child, td:last-child { padding-right: 0; }
        tbody tr:last-child td { border-bottom: 0; }
        .number { text-align: right; white-space: nowrap; }
        .when { color: var(--soft); white-space: nowrap; }
        .what { overflow-wrap: anywhere; min-width: 16rem; }
        .what .id { color: var(--soft); display: block; }
        .request { font-family: var(--mono); font-size: 0.84em; word-break: break-all; }
        .from { color: var(--soft); font-size: 0.85em; }
        .money small { color: var(--soft); font-size: 0.8em; margin-left: 0.3em; }
        td .buttons { gap: 0.3rem; }
        td button { padding: 0.12rem 0.5rem; font-size: 0.82rem; }
        button.follow { border: 0; background: none; padding: 0.06rem 0; color: var(--soft);
          font-family: var(--mono); font-size: 0.84em; text-align: left;
          overflow-wrap: anywhere; border-radius: 3px; line-height: 1.5; }
        button.follow:hover:not(:disabled) { background: none; color: var(--ink);
          text-decoration: underline; }
        tr.fresh td { animation: fresh 1.6s ease-out; }
        @keyframes fresh { from { background: var(--ask-in); } to { background: transparent; } }
        @media (prefers-reduced-motion: reduce) { tr.fresh td { animation: none; } }

        .chip { display: inline-flex; align-items: baseline; gap: 0.3rem; white-space: nowrap;
          border-radius: 99px; padding: 0.06rem 0.6rem 0.06rem 0.4rem; font-size: 0.8rem;
          line-height: 1.5; background: var(--plain-in); color: var(--plain); }
        .chip[data-tone="done"] { background: var(--done-in); color: var(--done); }
        .chip[data-tone="wait"] { background: var(--wait-in); color: var(--wait); }
        .chip[data-tone="hold"] { background: var(--wait-in); color: var(--wait); }
        .chip[data-tone="ask"] { background: var(--ask-in); color: var(--ask); }
        .chip[data-tone="fail"] { background: var(--fail-in); color: var(--fail); }
        .chip[data-tone="back"] { background: var(--back-in); color: var(--back); }
        .chip[data-tone="fight"] { background: var(--ask-in); color: var(--ask); }
        .sign { width: 0.85rem; height: 0.85rem; flex: none; align-self: center;
          fill: none; stroke: currentColor;
          stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }

        @media (max-width: 60rem) {
          main { display: flex; padding-top: 1rem; flex-direction: column; align-items: stretch; }
          .wide, .narrow { display: contents; }
          #clock { order: 1; } #accounts { order: 2; } #objects { order: 3; }
          #faults { order: 4; } #webhooks { order: 5; } #requests { order: 6; }
          #books { order: 7; } #snapshots { order: 8; }
        }
        @media (max-width: 40rem) {
          .top { flex-wrap: wrap; gap: 0.3rem 0.8rem; padding-inline: 1rem; }
          .top #pause { margin-left: auto; }
          .top nav { width: 100%; margin: 0; gap: 1rem; justify-content: space-between; }
          .toolbar, main { padding-inline: 1rem; }
          .find { flex-basis: 100%; max-width: none; }
          html { scroll-padding-top: 5.5rem; }
          button, .segments span { padding-block: 0.42rem; }
          td button { padding: 0.4rem 0.7rem; }
          td button.follow { padding: 0.2rem 0; }
          .wide section table:not(.balances), .wide section table:not(.balances) tbody {
            display: block; }
          .wide section table:not(.balances) thead { position: absolute; width: 1px;
            height: 1px; overflow: hidden; clip-path: inset(50%); }
          .wide section table:not(.balances) tr { display: grid; gap: 0.2rem 0.75rem;
            grid-template-columns: minmax(0, 1fr) auto; padding: 0.7rem 0;
            border-bottom: 1px solid var(--line); align-items: baseline; }
          .wide section table:not(.balances) tr:last-child { border-bottom: 0; }
          .wide section table:not(.balances) td { display: block; padding: 0; border: 0; }
          .wide section table:not(.balances) td.what { grid-column: 1 / -1;
            min-width: 0; }
          .wide section table:not(.balances) td:first-child { grid-column: 1; }
          .wide section table:not(.balances) td.corner { grid-column: 2; grid-row: 1;
            text-align: right; }
          .wide section table:not(.balances) td.side { grid-column: 2; text-align: right; }
          .wide section table:not(.balances) td.act { grid-column: 1 / -1; }
          .wide section table:not(.balances) td:empty { display: none; }
        }
        """#
}
