extension ControlPage {
    /// The document with everything that is always there; the script fills the lists.
    static let document = #"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>PayCheck gateways</title>
        <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http:%2F%2Fwww.w3.org/2000/svg'
         viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%23146c5f'/%3E%3Cpath
         d='M4 8.4l2.6 2.6L12 5.4' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E">
        <link rel="stylesheet" href="/_paycheck/page.css">
        <script type="module" src="/_paycheck/page.js"></script>
        </head>
        <body>
        <a class="skip" href="#objects">Skip to the objects</a>
        \#(symbols)
        <header class="top">
          <h1>PayCheck <span>gateways</span></h1>
          <p class="link" id="link" data-state="waiting" role="status">
            <span class="dot" aria-hidden="true"></span><span id="link-text">Connecting</span>
          </p>
          <button type="button" class="quiet" id="pause" aria-pressed="false">Pause</button>
          <nav aria-label="Sections">
            <a href="#objects">Objects</a>
            <a href="#faults">Faults</a>
            <a href="#webhooks">Webhooks</a>
            <a href="#requests">Requests</a>
            <a href="#books">Books</a>
          </nav>
        </header>
        <noscript><p class="notice">This page needs JavaScript to show what happens. The control
          API under <code>/_paycheck/</code> works without it.</p></noscript>
        <p class="notice" id="gone" role="alert" hidden></p>
        <div class="toolbar" role="search">
          <fieldset class="segments" id="provider-choice">
            <legend class="unseen">Provider</legend>
            <label><input type="radio" name="provider" value="" checked><span>Both</span></label>
            <label><input type="radio" name="provider" value="stripe"><span>Stripe</span></label>
            <label><input type="radio" name="provider" value="razorpay">
              <span>Razorpay</span></label>
          </fieldset>
          <label class="find"><span class="unseen">Find an id, a state or a path</span>
            <input type="search" id="find" placeholder="Find an id, a state or a path"
             autocomplete="off" spellcheck="false"></label>
        </div>
        <main>
        <div class="wide">
        \#(wideSections)
        </div>
        <div class="narrow">
        \#(narrowSections)
        </div>
        </main>
        <footer>
          <p>Simulated money only. Nothing on this page leaves this machine.</p>
          <p><a href="/_paycheck/openapi">The control API</a></p>
        </footer>
        <p class="toast" id="toast" role="status" aria-live="polite"></p>
        <dialog id="confirm" aria-labelledby="confirm-title" aria-describedby="confirm-text">
          <form method="dialog">
            <h2 id="confirm-title"></h2>
            <p id="confirm-text"></p>
            <p class="buttons">
              <button value="no" id="confirm-no">Cancel</button>
              <button value="yes" class="danger" id="confirm-yes">Go on</button>
            </p>
          </form>
        </dialog>
        </body>
        </html>

        """#

    /// The lists of what there is and what happened.
    private static let wideSections = #"""
        <section id="accounts" aria-labelledby="accounts-title">
          <h2 id="accounts-title" class="unseen">Accounts</h2>
          <div id="account-list" class="accounts"></div>
        </section>
        <section id="objects" aria-labelledby="objects-title">
          <div class="head">
            <h2 id="objects-title">Objects <span class="count" id="objects-count"></span></h2>
            <label class="pick"><span class="unseen">Kind of object</span>
              <select id="objects-kind"><option value="">All kinds</option></select></label>
          </div>
          <table role="table">
            <caption class="unseen">Objects of both accounts, changed last first</caption>
          <thead role="rowgroup"><tr role="row">
            <th role="columnheader" scope="col">State</th>
            <th role="columnheader" scope="col">Object</th>
            <th role="columnheader" scope="col" class="number">Amount</th>
            <th role="columnheader" scope="col">Made</th>
            <th role="columnheader" scope="col">Decide</th>
          </tr></thead>
            <tbody role="rowgroup" id="objects-rows"></tbody>
          </table>
          <p class="empty" id="objects-empty">Nothing yet. Point an SDK at one of the addresses
            above and take a payment.</p>
          <button type="button" class="more" id="objects-more" hidden></button>
        </section>
        <section id="webhooks" aria-labelledby="webhooks-title">
          <div class="head">
            <h2 id="webhooks-title">Webhooks <span class="count" id="webhooks-count"></span></h2>
          </div>
          <table role="table">
            <caption class="unseen">Webhooks, newest first</caption>
          <thead role="rowgroup"><tr role="row">
            <th role="columnheader" scope="col">Outcome</th>
            <th role="columnheader" scope="col">Event</th>
            <th role="columnheader" scope="col">Tries</th>
            <th role="columnheader" scope="col">Made</th>
            <th role="columnheader" scope="col">Act</th>
          </tr></thead>
            <tbody role="rowgroup" id="webhooks-rows"></tbody>
          </table>
          <p class="empty" id="webhooks-empty">No webhooks yet. They go where --webhook-url
            says, and to endpoints made through Stripe’s API.</p>
          <button type="button" class="more" id="webhooks-more" hidden></button>
        </section>
        <section id="requests" aria-labelledby="requests-title">
          <div class="head">
            <h2 id="requests-title">Requests <span class="count" id="requests-count"></span></h2>
            <label class="check"><input type="checkbox" id="requests-errors">
              <span>Only refused or disturbed</span></label>
          </div>
          <table role="table">
            <caption class="unseen">Requests, newest first</caption>
          <thead role="rowgroup"><tr role="row">
            <th role="columnheader" scope="col">Status</th>
            <th role="columnheader" scope="col">Request</th>
            <th role="columnheader" scope="col">Fault</th>
            <th role="columnheader" scope="col" class="number">Took</th>
            <th role="columnheader" scope="col">When</th>
          </tr></thead>
            <tbody role="rowgroup" id="requests-rows"></tbody>
          </table>
          <p class="empty" id="requests-empty">No requests yet.</p>
          <button type="button" class="more" id="requests-more" hidden></button>
        </section>
        <section id="books" aria-labelledby="books-title">
          <div class="head">
            <h2 id="books-title">Books <span class="count" id="books-count"></span></h2>
            <p class="chip" id="invariants" data-tone="plain" role="status"></p>
          </div>
          <ul id="broken" class="broken"></ul>
          <table role="table">
            <caption class="unseen">Every movement of money, newest first</caption>
          <thead role="rowgroup"><tr role="row">
            <th role="columnheader" scope="col">Movement</th>
            <th role="columnheader" scope="col">Object</th>
            <th role="columnheader" scope="col" class="number">Amount</th>
            <th role="columnheader" scope="col">When</th>
          </tr></thead>
            <tbody role="rowgroup" id="books-rows"></tbody>
          </table>
          <p class="empty" id="books-empty">No money has moved yet.</p>
          <button type="button" class="more" id="books-more" hidden></button>
        </section>
        """#

    /// What a person can turn: the clock, the faults, the snapshots.
    private static let narrowSections = #"""
        <section id="clock" aria-labelledby="clock-title">
          <h2 id="clock-title">Clock</h2>
          <p class="time"><time id="clock-time">–</time></p>
          <p class="hint" id="clock-hint"></p>
          <p class="buttons" id="clock-buttons">
            <button type="button" data-advance="60000">+1 min</button>
            <button type="button" data-advance="3600000">+1 hour</button>
            <button type="button" data-advance="86400000">+1 day</button>
            <button type="button" data-advance="604800000">+7 days</button>
          </p>
        </section>
        <section id="faults" aria-labelledby="faults-title">
          <div class="head">
            <h2 id="faults-title">Faults <span class="count" id="faults-count"></span></h2>
            <button type="button" class="quiet" id="faults-clear" hidden>Clear all</button>
          </div>
          <ul id="fault-list" class="active"></ul>
          <p class="empty" id="faults-empty">Both providers behave.</p>
          <fieldset class="segments" id="fault-provider">
            <legend>Disturb</legend>
            <label><input type="radio" name="disturb" value="stripe" checked>
              <span>Stripe</span></label>
            <label><input type="radio" name="disturb" value="razorpay">
              <span>Razorpay</span></label>
          </fieldset>
          <div class="offers" id="fault-buttons"></div>
          <details>
            <summary>Another fault</summary>
            <form id="fault-form">
              <label>Fault <select id="fault-name" required></select></label>
              <p class="hint" id="fault-about"></p>
              <label>On the calls <input id="fault-on" list="calls" required
                autocomplete="off" spellcheck="false"></label>
              <datalist id="calls"></datalist>
              <div class="pair">
                <label>How often <input id="fault-times" type="number" min="1" step="1"
                  placeholder="until cleared"></label>
                <label><span id="fault-unit">Seconds</span>
                  <input id="fault-amount" type="number" min="0" step="any"
                  placeholder="usual"></label>
              </div>
              <button type="submit">Inject</button>
            </form>
          </details>
        </section>
        <section id="snapshots" aria-labelledby="snapshots-title">
          <h2 id="snapshots-title">Snapshots</h2>
          <ul id="snapshot-list" class="active"></ul>
          <p class="empty" id="snapshots-empty">A snapshot keeps everything both providers know.</p>
          <form id="snapshot-form" class="inline">
            <label><span class="unseen">Name of the snapshot</span>
              <input id="snapshot-name" placeholder="Name" required maxlength="64"
               pattern="[A-Za-z0-9._\-]+" title="Letters, digits, dots, hyphens, underscores"
               autocomplete="off" spellcheck="false"></label>
            <button type="submit">Take</button>
          </form>
          <p class="buttons"><button type="button" class="danger" id="reset">Reset
            everything</button></p>
          <dl class="facts">
            <dt>Seed</dt><dd id="seed">–</dd>
            <dt>State</dt><dd id="state-file">–</dd>
          </dl>
        </section>
        """#

    /// The signs on the chips; a state is never told by colour alone.
    private static let symbols = #"""
        <svg hidden aria-hidden="true">
        <symbol id="sign-done" viewBox="0 0 12 12"><path d="M2.5 6.5l2.4 2.4 4.6-5.3"/></symbol>
        <symbol id="sign-wait" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.2"/>
          <path d="M6 3.6V6l1.6 1.2"/></symbol>
        <symbol id="sign-hold" viewBox="0 0 12 12"><rect x="2.6" y="5.4" width="6.8" height="4.4"
          rx="1"/><path d="M4 5.4V4a2 2 0 0 1 4 0v1.4"/></symbol>
        <symbol id="sign-ask" viewBox="0 0 12 12"><path d="M6 2.2v4.6M6 9.2v.6"/></symbol>
        <symbol id="sign-fail" viewBox="0 0 12 12"><path d="M3 3l6 6M9 3l-6 6"/></symbol>
        <symbol id="sign-back" viewBox="0 0 12 12"><path d="M2.4 5h5.2a2 2 0 0 1 0 4H5M4.6 2.8L2.4
          5l2.2 2.2"/></symbol>
        <symbol id="sign-fight" viewBox="0 0 12 12"><path d="M3 10V2.4h5.6L7.2 4.6l1.4
          2.2H3"/></symbol>
        <symbol id="sign-none" viewBox="0 0 12 12"><circle cx="6" cy="6" r="1.4"/></symbol>
        </svg>
        <template id="sign"><svg class="sign" aria-hidden="true"><use></use></svg></template>
        """#
}
