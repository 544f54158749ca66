extension ControlPage {
    /// The four tables: objects, webhooks, requests, books.
    static let scriptTables = #"""
        const firstRows = matchMedia('(max-width: 40rem)').matches ? 6 : 12;
        const moreRows = 25;

        function showTables() {
          const objects = mergedObjects();
          showKinds(objects);
          showTable('objects', objects.filter(one => !view.kind || one.kind === view.kind),
            one => `${one.gateway} ${one.id}`, writeObject);
          showTable('webhooks', state.webhooks, one => one.id, writeWebhook);
          const isAstray = one => !view.errors || one.fault || one.status < 200 || one.status > 399;
          const requests = state.requests.filter(isAstray);
          showTable('requests', requests, one => String(one.id), writeRequest);
          showTable('books', books.entries, one => one.place, writeEntry);
        }

        function showTable(name, items, keyOf, write) {
          const words = view.find.trim().toLowerCase();
          const found = items.filter(one => isWanted(one.gateway)
            && (!words || JSON.stringify(one).toLowerCase().includes(words)));
          const rows = found.slice(0, view.shown[name] ?? firstRows);
          showList(byID(`${name}-rows`), rows, keyOf, write);
          const isCut = items.length >= limit();
          setText(byID(`${name}-count`), found.length ? `${found.length}${isCut ? '+' : ''}` : '');
          const table = byID(`${name}-rows`).closest('table');
          table.hidden = rows.length === 0;
          const empty = byID(`${name}-empty`);
          empty.hidden = rows.length > 0;
          empty.dataset.text ??= empty.textContent;
          setText(empty, items.length ? 'Nothing here matches.' : empty.dataset.text);
          const more = byID(`${name}-more`);
          more.hidden = found.length <= rows.length;
          setText(more, `Show more (${found.length - rows.length} hidden)`);
        }

        // Each account tells its objects in order of change; the two orders are kept and joined by
        // the time of making.
        function mergedObjects() {
          const lists = state.gateways.map(gateway =>
            gateway.objects.map(one => ({ ...one, gateway: gateway.name })));
          const merged = [];
          for (;;) {
            const heads = lists.filter(list => list.length > 0);
            if (heads.length === 0) return merged;
            heads.sort((one, other) => other[0].created_at.localeCompare(one[0].created_at));
            merged.push(heads[0].shift());
          }
        }

        function showKinds(objects) {
          const kinds = [...new Set(objects.map(one => one.kind))].sort();
          const select = byID('objects-kind');
          if (view.kind && !kinds.includes(view.kind)) kinds.push(view.kind);
          if (select.dataset.kinds === kinds.join()) return;
          select.dataset.kinds = kinds.join();
          const options = kinds.map(kind => {
            const option = make('option', '', sentence(kind));
            option.value = kind;
            option.selected = kind === view.kind;
            return option;
          });
          select.replaceChildren(select.firstElementChild, ...options);
        }

        function from(gateway) { return make('span', 'from', providers[gateway] ?? gateway); }

        function writeObject(one) {
          const what = make('td', 'what', sentence(one.kind), ' ', from(one.gateway), make('br'),
            follow(one.id));
          if (one.payment_id && one.payment_id !== one.id) {
            what.append(make('br'), make('span', 'from', 'of '), follow(one.payment_id));
          }
          const choices = one.choices.map(choice => decision(one.gateway, one.id, choice));
          const act = make('td', 'act');
          if (choices.length) act.append(make('div', 'buttons', ...choices));
          return [make('td', '', chip(one.status)), what,
            make('td', 'number corner', money(one.amount, one.exponent, one.currency)),
            make('td', 'when', when(one.created_at)), act];
        }

        function tryWords(count) { return ['no try', '1 try'][count] ?? `${count} tries`; }

        function writeWebhook(one) {
          const last = one.tries.at(-1);
          const what = make('td', 'what', one.type, ' ', from(one.gateway), make('br'),
            follow(one.event_id));
          const tries = make('td', 'tries', tryWords(one.tries.length));
          if (last) tries.append(make('span', 'from', `, ${last.fault ?? last.detail}`));
          if (one.next_try_at) {
            tries.append(make('br'), make('span', 'from', 'next ', when(one.next_try_at)));
          }
          const resend = button('Resend', 'resend', async () => {
            await ask('POST', `webhooks/${encodeURIComponent(one.id)}/resend`, {});
            return `${one.type} sent again`;
          }, one.url ? `Send it to ${one.url} again` : 'Its endpoint is gone or disabled');
          return [make('td', '', chip(one.state)), what, tries,
            make('td', 'when corner', when(one.created_at)), make('td', 'side', resend)];
        }

        function statusTone(status) {
          if (status === 0 || status >= 500) return 'fail';
          return status >= 400 ? 'ask' : 'done';
        }

        function writeRequest(one) {
          const words = one.status === 0 ? 'no answer' : String(one.status);
          const what = make('td', 'what', make('span', 'request', `${one.method} ${one.path}`),
            make('br'), make('span', 'from', one.label));
          if (one.key) what.append(make('span', 'from', ', key '), follow(one.key));
          return [make('td', '', chip(words, statusTone(one.status))), what,
            make('td', '', ...(one.fault ? [chip(one.fault, 'ask')] : [])),
            make('td', 'number when side', took(one.duration_microseconds)),
            make('td', 'when corner', when(one.at))];
        }

        function writeEntry(one) {
          const mark = takes.has(one.kind) ? '\u2212' : gives.has(one.kind) ? '+' : '';
          const what = make('td', 'what', follow(one.object_id), ' ', from(one.gateway));
          if (one.payment_id && one.payment_id !== one.object_id) {
            what.append(make('br'), make('span', 'from', 'of '), follow(one.payment_id));
          }
          return [make('td', '', sentence(one.kind)), what,
            make('td', 'number corner', money(one.amount, one.exponent, one.currency, mark)),
            make('td', 'when', when(one.at))];
        }

        """#
}
