extension ControlPage {
    /// What the buttons and fields do, and the start.
    static let scriptActing = #"""
        // Runs what a button stands for, tells how it ended, and looks at once. A button that is
        // still at work keeps the focus but cannot be pressed twice.
        async function carryOut(element, run) {
          if (element.getAttribute('aria-disabled') === 'true') return;
          element.setAttribute('aria-disabled', 'true');
          try {
            const words = await run();
            if (words) {
              tell(words);
              await look();
            }
          } catch (error) {
            tell(error.message, 'fail');
          } finally {
            element.removeAttribute('aria-disabled');
          }
        }

        let toastTimer = 0;
        function tell(words, tone = 'plain') {
          const toast = byID('toast');
          clearTimeout(toastTimer);
          toast.dataset.tone = tone;
          toast.textContent = words;
          const stay = tone === 'fail' ? 8000 : 3000;
          toastTimer = setTimeout(() => { toast.textContent = ''; }, stay);
        }

        // Asks before something is lost; the answer is whether the person is sure.
        function confirm(title, text, yes) {
          const dialog = byID('confirm');
          setText(byID('confirm-title'), title);
          setText(byID('confirm-text'), text);
          setText(byID('confirm-yes'), yes);
          dialog.returnValue = '';
          dialog.showModal();
          return new Promise(resolve => dialog.addEventListener(
            'close', () => resolve(dialog.returnValue === 'yes'), { once: true }));
        }

        function onPress(id, run) {
          byID(id).addEventListener('click', () => carryOut(byID(id), run));
        }

        function onSubmit(id, run) {
          byID(id).addEventListener('submit', event => {
            event.preventDefault();
            carryOut(event.submitter ?? byID(id), run);
          });
        }

        function chosenProvider() {
          return document.querySelector('[name="disturb"]:checked').value;
        }

        async function inject(rule) {
          await ask('POST', 'faults', rule);
          return `${rule.fault} planned ${ruleWords(rule)}`;
        }

        function injectWritten() {
          const rule = { fault: byID('fault-name').value, on: byID('fault-on').value.trim() };
          const times = byID('fault-times').value;
          const size = byID('fault-amount').value;
          if (times === '') rule.until = until;
          else rule.times = Number(times);
          if (size !== '' && !byID('fault-amount').disabled) {
            if (rule.fault === 'capacity') rule.rate = `${Math.round(Number(size))}/s`;
            else rule.amount = `${Math.round(Number(size) * 1000)}ms`;
          }
          return inject(rule);
        }

        function offerFaults() {
          for (const [where, offers] of Object.entries(commonFaults)) {
            const buttons = Object.entries(offers).map(([words, rule]) => {
              const offer = button(words, rule('').fault, () => inject(rule(chosenProvider())));
              offer.setAttribute('aria-label', `${where}: ${words}`);
              return offer;
            });
            byID('fault-buttons').append(
              make('span', '', where), make('div', 'buttons', ...buttons));
          }
        }

        function offerCalls() {
          const families = Object.keys(providers).map(name => `${name}.*`);
          const seen = (state?.requests ?? []).map(one => one.label);
          const calls = [...new Set([...families, ...knownCalls, ...seen, '*'])].sort();
          byID('calls').replaceChildren(...calls.map(call => {
            const option = make('option', '');
            option.value = call;
            return option;
          }));
        }

        async function advance(milliseconds) {
          const seconds = milliseconds / 1000;
          await ask('POST', 'clock', { advance: `${seconds}s` });
          return `The clock went ahead by ${span(milliseconds)}`;
        }

        async function resetAll() {
          const isSure = await confirm('Reset everything?',
            'Both providers forget all objects, books, webhooks, faults and snapshots. '
            + 'The clock stays where it is.', 'Reset');
          if (!isSure) return null;
          await ask('POST', 'reset', {});
          return 'Both accounts are as new';
        }

        function setPaused(isPaused) {
          view.paused = isPaused;
          byID('pause').setAttribute('aria-pressed', String(isPaused));
          setText(byID('pause'), isPaused ? 'Paused' : 'Pause');
          if (!isPaused) return look();
          clearTimeout(timer);
          setLink('paused');
        }

        function listen() {
          byID('pause').addEventListener('click', () => setPaused(!view.paused));
          document.addEventListener('visibilitychange', () => {
            if (document.hidden) clearTimeout(timer);
            else if (!view.paused) look();
          });
          byID('find').addEventListener('input', event => {
            view.find = event.target.value;
            show();
          });
          byID('provider-choice').addEventListener('change', event => {
            view.provider = event.target.value;
            show();
          });
          byID('objects-kind').addEventListener('change', event => {
            view.kind = event.target.value;
            show();
          });
          byID('requests-errors').addEventListener('change', event => {
            view.errors = event.target.checked;
            show();
          });
          for (const name of ['objects', 'webhooks', 'requests', 'books']) {
            byID(`${name}-more`).addEventListener('click', () => {
              view.shown[name] = (view.shown[name] ?? firstRows) + moreRows;
              show();
              look();
            });
          }
          for (const element of byID('clock-buttons').children) {
            element.addEventListener('click', () =>
              carryOut(element, () => advance(Number(element.dataset.advance))));
          }
          byID('fault-name').addEventListener('change', describeFault);
          byID('fault-provider').addEventListener('change', describeFault);
          byID('fault-on').addEventListener('focus', offerCalls);
          onPress('faults-clear', async () => {
            await ask('DELETE', 'faults');
            return 'Every fault is cleared';
          });
          onPress('reset', resetAll);
          onSubmit('fault-form', injectWritten);
          onSubmit('snapshot-form', async () => {
            const name = byID('snapshot-name').value;
            await ask('POST', 'snapshots', { name });
            byID('snapshot-name').value = '';
            return `${name} taken`;
          });
        }

        offerFaults();
        listen();
        look();
        """#
}
