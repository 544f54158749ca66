extension ControlPage {
    /// The clock, the accounts, the faults and the snapshots.
    static let scriptSections = #"""
        function show() {
          if (!state) return;
          showClock();
          showAccounts();
          showFaults();
          showSnapshots();
          showInvariants();
          showTables();
          setText(byID('seed'), String(state.seed));
          for (const element of document.querySelectorAll('main td time, main li time')) {
            tellTime(element);
          }
        }

        function showClock() {
          const { clock } = state;
          setText(byID('clock-time'), moment(clock.now));
          byID('clock-time').dateTime = clock.now;
          const kind = clock.mode === 'virtual'
            ? 'Virtual: it moves only when you move it.'
            : 'Real: it runs by itself, and can be moved ahead.';
          const next = clock.next_deadline
            ? ` Next event in ${span(Date.parse(clock.next_deadline) - clock.milliseconds)}.` : '';
          setText(byID('clock-hint'), kind + next);
        }

        function isWanted(provider) { return !view.provider || view.provider === provider; }

        function showAccounts() {
          const accounts = state.gateways.filter(one => isWanted(one.name)).map(one => ({
            name: one.name, url: one.url, balances: one.balances, choices: one.account_choices }));
          showList(byID('account-list'), accounts, one => one.name, writeAccount);
        }

        function writeAccount(account) {
          const name = providers[account.name] ?? account.name;
          const copy = button('Copy', 'copy', async () => {
            await navigator.clipboard.writeText(account.url);
            return `${account.url} copied`;
          }, `Copy the address of ${name}`);
          copy.classList.add('quiet');
          const head = make('div', 'head', make('h3', '', name), copy);
          const address = make('p', 'address', make('code', '', account.url));
          const choices = account.choices.map(choice => decision(account.name, 'account', choice));
          return [head, address, balances(account, name), make('p', 'buttons', ...choices)];
        }

        function balances(account, name) {
          if (account.balances.length === 0) return make('p', 'empty', 'No money yet.');
          const cell = (words, className) => {
            const element = make('th', className, words);
            element.scope = 'col';
            return element;
          };
          const rows = account.balances.map(balance => {
            const currency = make('th', '', balance.currency);
            currency.scope = 'row';
            return make('tr', '', currency,
              make('td', 'number', decimal(balance.available, balance.exponent)),
              make('td', 'number', decimal(balance.pending, balance.exponent)));
          });
          const titles = make('tr', '', cell('Balance', ''), cell('Available', 'number'),
            cell('Pending', 'number'));
          return make('table', 'balances', make('caption', 'unseen', `Balances at ${name}`),
            make('thead', '', titles), make('tbody', '', ...rows));
        }

        function decision(gateway, id, choice) {
          return button(choiceWords[choice] ?? sentence(choice), choice, async () => {
            await ask('POST', `objects/${encodeURIComponent(id)}/decide`, { choice, gateway });
            return id === 'account'
              ? `${providers[gateway] ?? gateway}: ${choice}` : `${id}: ${choice}`;
          }, meanings.get(choice));
        }

        function showFaults() {
          const { faults } = state;
          setText(byID('faults-count'), faults.length ? String(faults.length) : '');
          byID('faults-empty').hidden = faults.length > 0;
          byID('faults-clear').hidden = faults.length === 0;
          showList(byID('fault-list'), faults, fault => fault.id, writeFault);
        }

        function writeFault(fault) {
          const struck = ['not struck yet', 'struck once'][fault.strikes]
            ?? `struck ${fault.strikes} times`;
          const clear = button('Clear', 'clear', async () => {
            await ask('DELETE', `faults/${encodeURIComponent(fault.id)}`);
            return `${fault.rule.fault} cleared`;
          }, `Clear ${fault.rule.fault}, ${fault.id}`);
          return [make('strong', '', sentence(fault.rule.fault ?? fault.id)), clear,
            make('span', 'hint', `${ruleWords(fault.rule)}; ${struck}`)];
        }

        function showCatalogue(faults) {
          const families = new Map();
          for (const fault of faults) {
            const option = make('option', '', fault.name);
            option.value = fault.name;
            option.dataset.family = fault.family;
            option.dataset.about = fault.meaning;
            option.dataset.amount = fault.amount ?? '';
            families.set(fault.family, [...(families.get(fault.family) ?? []), option]);
          }
          byID('fault-name').replaceChildren(...[...families].map(([family, options]) => {
            const group = make('optgroup', '', ...options);
            group.label = sentence(family);
            return group;
          }));
          describeFault();
        }

        function describeFault() {
          const option = byID('fault-name').selectedOptions[0];
          if (!option) return;
          const { amount, about, family } = option.dataset;
          setText(byID('fault-about'), amount ? `${about} Its size: ${amount}.` : about);
          const isCapacity = option.value === 'capacity';
          byID('fault-amount').disabled = !amount && !isCapacity;
          byID('fault-amount').required = isCapacity;
          setText(byID('fault-unit'), isCapacity ? 'Calls a second' : 'Seconds');
          const provider = document.querySelector('[name="disturb"]:checked').value;
          byID('fault-on').value = family === 'webhook' ? `${provider}.webhook` : `${provider}.*`;
        }

        function showSnapshots() {
          byID('snapshots-empty').hidden = state.snapshots.length > 0;
          showList(byID('snapshot-list'), state.snapshots, one => one.name, writeSnapshot);
        }

        function writeSnapshot(snapshot) {
          const restore = button('Restore', 'restore', async () => {
            const isSure = await confirm(`Restore ${snapshot.name}?`,
              'Both providers forget what happened since it was taken.', 'Restore');
            if (!isSure) return null;
            await ask('POST', `snapshots/${encodeURIComponent(snapshot.name)}/restore`, {});
            return `${snapshot.name} restored`;
          }, `Restore ${snapshot.name}`);
          return [make('span', 'id', snapshot.name), restore,
            make('span', 'hint', 'taken ', when(snapshot.taken_at))];
        }

        function showInvariants() {
          const broken = state.broken_invariants;
          const words = broken.length === 0 ? 'Books in order'
            : `${broken.length} broken ${broken.length === 1 ? 'promise' : 'promises'}`;
          const tone = broken.length === 0 ? 'done' : 'fail';
          const place = byID('invariants');
          if (place.textContent !== words) {
            place.dataset.tone = tone;
            place.replaceChildren(sign(tone), words);
          }
          showList(byID('broken'), broken.map((one, place) => ({ ...one, place })),
            one => String(one.place), one => [`${providers[one.gateway]}: ${one.detail}`]);
        }

        """#
}
