extension ControlPage {
    /// The look of everything but the tables.
    ///
    /// Two sets of colours, by the reader's own preference; every text has a contrast of at least
    /// 4.5 to 1 on what it stands on. Fonts are the machine's own.
    static let style = #"""
        :root {
          color-scheme: light dark;
          --paper: #f6f5f1; --card: #fffefc; --ink: #20241f; --soft: #5c625b; --line: #e4e2da;
          --press: #efede6; --accent: #146c5f; --on-accent: #ffffff; --danger: #a3302a;
          --done: #1c6640; --done-in: #e5f2e8; --wait: #28568a; --wait-in: #e6eef8;
          --ask: #7a4d00; --ask-in: #fbeed2; --fail: #a3302a; --fail-in: #fae7e4;
          --back: #65438f; --back-in: #f0e9f8; --plain: #53594f; --plain-in: #eeece5;
          --mono: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace;
          --sans: system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #131619; --card: #1a1e22; --ink: #e5e7e3; --soft: #a2a9a4; --line: #2b3137;
            --press: #252a30; --accent: #5cc7b1; --on-accent: #0c1a17; --danger: #f2938a;
            --done: #82d4a2; --done-in: #163226; --wait: #92c0f2; --wait-in: #182b41;
            --ask: #efc36d; --ask-in: #372a10; --fail: #f39c93; --fail-in: #401f1d;
            --back: #c7abec; --back-in: #2d243e; --plain: #b3b9b3; --plain-in: #272c31;
          }
        }
        * { box-sizing: border-box; }
        [hidden] { display: none !important; }
        html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: 15px/1.5 var(--sans); font-variant-numeric: tabular-nums;
        }
        h1, h2, h3, p, ul, dl, dd, fieldset, table { margin: 0; padding: 0; }
        h1 { font-size: 1.05rem; font-weight: 650; letter-spacing: -0.01em; }
        h1 span { font-weight: 400; color: var(--soft); }
        h2 { font-size: 0.95rem; font-weight: 650; }
        h3 { font-size: 0.95rem; font-weight: 600; }
        a { color: var(--accent); text-underline-offset: 0.2em; }
        code, .id { font-family: var(--mono); font-size: 0.84em; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        .unseen {
          position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
          white-space: nowrap;
        }
        .skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; z-index: 3;
          background: var(--card); border-radius: 8px; }
        .skip:focus { top: 0.5rem; }

        .top {
          position: sticky; top: 0; z-index: 2; display: flex; align-items: center; gap: 0.9rem;
          padding: 0.7rem max(1.25rem, calc((100vw - 1320px) / 2));
          background: var(--paper); border-bottom: 1px solid var(--line);
        }
        .top nav { display: flex; gap: 1.1rem; margin-left: auto; }
        .top nav a { color: var(--soft); text-decoration: none; font-size: 0.9rem; }
        .top nav a:hover { color: var(--ink); text-decoration: underline; }
        .link { display: inline-flex; align-items: center; gap: 0.45rem; color: var(--soft);
          font-size: 0.85rem; }
        .dot { width: 0.55rem; height: 0.55rem; border-radius: 50%; background: var(--soft); }
        .link[data-state="live"] .dot { background: var(--accent); }
        .link[data-state="gone"] .dot { background: var(--danger); border-radius: 2px; }
        .link[data-state="paused"] .dot { background: none; border: 2px solid var(--soft); }
        .notice { margin: 0.9rem max(1.25rem, calc((100vw - 1320px) / 2)) 0;
          padding: 0.6rem 0.9rem; border-radius: 8px; background: var(--ask-in);
          color: var(--ask); }

        .toolbar { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center;
          padding: 1rem max(1.25rem, calc((100vw - 1320px) / 2)) 0; }
        .find { flex: 1 1 14rem; max-width: 26rem; }
        .find input { width: 100%; }
        main { display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: 1.25rem;
          align-items: start; padding: 0.4rem max(1.25rem, calc((100vw - 1320px) / 2)) 2rem; }
        .wide, .narrow { display: grid; gap: 1.25rem; min-width: 0; }
        /* Within reach whatever is looked at; scrolls by itself when it is higher than the window. */
        .narrow { position: sticky; top: 3.4rem; max-height: calc(100vh - 3.4rem);
          overflow-y: auto; scrollbar-width: thin; padding: 0.6rem 0; }
        .wide { padding-top: 0.6rem; }
        section { min-width: 0; }
        .narrow > section, .wide > section:not(#accounts), .accounts > .item {
          background: var(--card); border: 1px solid var(--line); border-radius: 12px;
          padding: 0.9rem 1rem;
        }
        .head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem;
          justify-content: space-between; margin-bottom: 0.35rem; min-height: 1.9rem; }
        .narrow > section > h2 { line-height: 1.9rem; }
        .count { font-weight: 400; color: var(--soft); font-size: 0.85em; margin-left: 0.25rem; }
        .empty, .hint { color: var(--soft); font-size: 0.88rem; }
        .empty { padding: 0.3rem 0; }
        footer { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; color: var(--soft);
          font-size: 0.85rem; padding: 0 max(1.25rem, calc((100vw - 1320px) / 2)) 2.5rem; }

        button, input, select { font: inherit; font-size: 0.88rem; color: inherit; }
        button {
          padding: 0.28rem 0.7rem; border: 1px solid var(--line); border-radius: 7px;
          background: var(--card); cursor: pointer; line-height: 1.35;
        }
        button:hover:not(:disabled) { background: var(--press); }
        button:disabled { opacity: 0.5; cursor: default; }
        button[type="submit"], button[aria-pressed="true"] {
          background: var(--accent); border-color: var(--accent); color: var(--on-accent);
        }
        button[type="submit"]:hover:not(:disabled), button[aria-pressed="true"]:hover {
          background: var(--accent); filter: brightness(1.08);
        }
        button.quiet { border-color: transparent; background: none; color: var(--soft); }
        .head button.quiet { margin-right: -0.7rem; }
        button.danger { color: var(--danger); }
        button.more { display: block; width: 100%; margin-top: 0.5rem; color: var(--soft); }
        .buttons { display: flex; flex-wrap: wrap; gap: 0.4rem; }
        input, select { padding: 0.3rem 0.55rem; border: 1px solid var(--line); min-width: 0;
          border-radius: 7px; background: var(--card); }
        input::placeholder { color: var(--soft); opacity: 1; }
        input[type="checkbox"] { accent-color: var(--accent); }
        .check { display: inline-flex; gap: 0.4rem; align-items: center; color: var(--soft);
          font-size: 0.88rem; }
        .segments { border: 0; min-width: 0; display: inline-flex; }
        .segments legend { float: left; padding: 0.3rem 0.7rem 0.3rem 0; color: var(--soft);
          font-size: 0.88rem; }
        .segments label { position: relative; }
        .segments input { position: absolute; inset: 0; opacity: 0; margin: 0; cursor: pointer; }
        .segments span { display: block; padding: 0.28rem 0.75rem; border: 1px solid var(--line);
          background: var(--card); font-size: 0.88rem; margin-left: -1px; }
        .segments label:first-of-type span { border-radius: 7px 0 0 7px; margin-left: 0; }
        .segments label:last-of-type span { border-radius: 0 7px 7px 0; }
        .segments input:checked + span { background: var(--accent); border-color: var(--accent);
          color: var(--on-accent); }
        .segments input:focus-visible + span { outline: 2px solid var(--accent);
          outline-offset: 2px; z-index: 1; position: relative; }

        .time { font-size: 1.15rem; font-weight: 500; margin: 0.15rem 0 0.1rem; }
        #clock-buttons { margin-top: 0.6rem; display: grid; gap: 0.4rem;
          grid-template-columns: repeat(4, 1fr); }
        #clock-buttons button { padding-inline: 0; }
        .offers { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.45rem 0.7rem;
          align-items: baseline; font-size: 0.88rem; color: var(--soft); }
        .offers .buttons { color: var(--ink); }
        .offers .buttons { gap: 0.3rem; }
        .offers button { font-size: 0.8rem; padding-inline: 0.5rem; }
        .active { list-style: none; display: grid; gap: 0.5rem; }
        .active:not(:empty) { margin: 0.35rem 0 0.6rem; }
        .active li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.1rem 0.6rem;
          align-items: center; border-left: 3px solid var(--ask); padding-left: 0.6rem; }
        #snapshot-list li { border-left-color: var(--line); }
        .active .hint { grid-column: 1; overflow-wrap: anywhere; }
        .active button { grid-column: 2; grid-row: 1 / span 2; }
        #fault-provider { margin: 0.6rem 0 0.5rem; }
        details { margin-top: 0.75rem; }
        summary { cursor: pointer; color: var(--soft); font-size: 0.88rem; }
        form label { display: block; font-size: 0.85rem; color: var(--soft); }
        #fault-form { display: grid; gap: 0.55rem; margin-top: 0.6rem; }
        #fault-form input, #fault-form select { width: 100%; color: var(--ink); }
        .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0.6rem; }
        .inline { display: flex; gap: 0.4rem; margin: 0.4rem 0 0.8rem; }
        .inline label { flex: 1; } .inline input { width: 100%; color: var(--ink); }
        .facts { display: grid; grid-template-columns: auto 1fr; gap: 0.1rem 0.8rem;
          margin-top: 0.8rem; font-size: 0.85rem; }
        .facts dt { color: var(--soft); } .facts dd { overflow-wrap: anywhere; }
        .broken { list-style: none; }
        .broken li { color: var(--fail); padding: 0.2rem 0; overflow-wrap: anywhere; }

        .toast { position: fixed; left: 50%; bottom: 1.1rem; transform: translateX(-50%);
          max-width: min(36rem, calc(100vw - 2rem)); padding: 0.55rem 1rem; border-radius: 9px;
          background: var(--ink); color: var(--paper); font-size: 0.9rem; z-index: 4;
          overflow-wrap: anywhere; }
        .toast:empty { display: none; }
        .toast[data-tone="fail"] { background: var(--danger); color: var(--on-accent); }
        dialog { border: 1px solid var(--line); border-radius: 12px; background: var(--card);
          color: var(--ink); max-width: min(26rem, calc(100vw - 2rem)); padding: 1.2rem; }
        dialog::backdrop { background: rgb(0 0 0 / 0.35); }
        dialog p { margin: 0.5rem 0 1rem; } dialog .buttons { margin: 0;
          justify-content: flex-end; }
        body[data-link="gone"] main { opacity: 0.7; }

        """#
}
