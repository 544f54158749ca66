extension ControlPage {
    /// Asking the control API, once a second while somebody looks.
    static let scriptReading = #"""
        const byID = id => document.getElementById(id);
        const usualLimit = 50;
        const view = { provider: '', find: '', kind: '', errors: false, shown: {}, paused: false };
        let state = null;
        let books = { counts: '', entries: [] };
        let meanings = new Map();
        let knownCalls = [];
        let timer = 0;
        let failures = 0;
        let isLooking = false;
        let mustLookAgain = false;

        async function ask(method, path, body) {
          let response;
          try {
            response = await fetch(`/_paycheck/${path}`, {
              method, cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(8000),
              headers: body === undefined ? {} : { 'content-type': 'application/json' },
              body: body === undefined ? undefined : JSON.stringify(body),
            });
          } catch {
            throw new Error('The server does not answer.');
          }
          if (response.status === 204) return null;
          const answer = await response.json().catch(() => null);
          if (response.ok) return answer;
          throw new Error(answer?.detail ?? `The server answered ${response.status}.`);
        }

        function limit() {
          return Math.min(1000, Math.max(usualLimit, ...Object.values(view.shown)));
        }

        async function look() {
          mustLookAgain = isLooking;
          if (isLooking) return;
          isLooking = true;
          clearTimeout(timer);
          try {
            const next = await ask('GET', `state?limit=${limit()}`);
            if (failures > 0 || state === null) await learn();
            await readBooks(next);
            failures = 0;
            state = next;
            setLink(view.paused ? 'paused' : 'live');
            show();
          } catch (error) {
            failures += 1;
            setLink('gone', error.message);
          } finally {
            isLooking = false;
            if (mustLookAgain) look(); else schedule();
          }
        }

        function schedule() {
          clearTimeout(timer);
          if (view.paused || document.hidden) return;
          timer = setTimeout(look, Math.min(5000, 1000 * 2 ** Math.max(0, failures - 1)));
        }

        // The newest entries of both books; asked for only when there are more than last time.
        async function readBooks(next) {
          const counts = JSON.stringify([limit(), next.gateways.map(one => one.book_entries)]);
          if (counts === books.counts && next.revision === state?.revision) return;
          const answers = await Promise.all(next.gateways.map(one => {
            const after = Math.max(0, one.book_entries - limit());
            return ask('GET', `books?gateway=${one.name}&after=${after}&limit=${limit()}`)
              .then(answer => answer.entries.map((entry, place) =>
                ({ ...entry, place: `${one.name}-${after + place}` })));
          }));
          books = { counts, entries: answers.flatMap(entries => entries.reverse()) };
          books.entries.sort((one, other) => other.at.localeCompare(one.at));
        }

        // What changes only with the server: the names of faults, and how it was started.
        async function learn() {
          const [catalogue, settings] = await Promise.all([
            ask('GET', 'catalogue'), ask('GET', 'settings')]);
          meanings = new Map(catalogue.choices.map(choice => [choice.name, choice.meaning]));
          knownCalls = catalogue.calls ?? [];
          showCatalogue(catalogue.faults);
          setText(byID('state-file'), settings.state_file ?? 'in memory only');
        }

        function setLink(link, message) {
          const words = { live: 'Live', paused: 'Paused', gone: 'Not answering' };
          document.body.dataset.link = link;
          byID('link').dataset.state = link;
          setText(byID('link-text'), words[link]);
          const since = state ? ` Below is what there was at ${moment(state.clock.now)}.` : '';
          byID('gone').hidden = link !== 'gone';
          setText(byID('gone'), link === 'gone' ? `${message}${since} Trying again.` : '');
        }

        """#
}
