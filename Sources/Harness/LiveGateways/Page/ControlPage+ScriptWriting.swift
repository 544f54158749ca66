extension ControlPage {
    /// Writing into the document: only text, never markup, because strangers chose the texts.
    static let scriptWriting = #"""
        function setText(element, text) {
          if (element.textContent !== text) element.textContent = text;
        }

        function make(name, className, ...content) {
          const element = document.createElement(name);
          if (className) element.className = className;
          if (name === 'td') element.setAttribute('role', 'cell');
          element.append(...content.filter(part => part !== null && part !== undefined));
          return element;
        }

        function chip(words, tone) {
          const kind = tone ?? toneOf.get(words) ?? 'plain';
          const element = make('span', 'chip', sign(kind), sentence(words));
          element.dataset.tone = kind;
          return element;
        }

        function sign(tone) {
          const drawing = byID('sign').content.firstElementChild.cloneNode(true);
          const name = tone === 'plain' ? 'none' : tone;
          drawing.firstElementChild.setAttribute('href', `#sign-${name}`);
          return drawing;
        }

        function money(minor, exponent, currency, mark = '') {
          if (minor === null || minor === undefined) return '';
          const text = mark + decimal(minor, exponent ?? 2);
          return make('span', 'money', text, make('small', '', currency ?? ''));
        }

        // A moment as its distance from the gateways' clock; the moment itself is in the title.
        function when(at) {
          const element = make('time', '');
          element.dateTime = at;
          element.title = moment(at);
          tellTime(element);
          return element;
        }

        function tellTime(element) {
          const past = state.clock.milliseconds - Date.parse(element.dateTime);
          const words = past < 0 ? `in ${span(-past)}` : past < 1500 ? 'now' : `${span(past)} ago`;
          setText(element, words);
        }

        function button(words, act, run, title) {
          const element = make('button', '', words);
          element.type = 'button';
          element.dataset.act = act;
          if (title) element.title = title;
          element.addEventListener('click', () => carryOut(element, run));
          return element;
        }

        // An id that, when pressed, narrows every list down to what mentions it.
        function follow(id) {
          const element = button(id, `follow ${id}`, () => {
            view.find = byID('find').value = id;
            show();
          }, 'Show everything that mentions it');
          element.className = 'follow';
          return element;
        }

        // Brings the children of a list in line with the items. A child is written again only when
        // its item changed, so that neither focus nor a selected text is lost to the next look.
        function showList(list, items, keyOf, write) {
          const name = list.dataset.item ?? { TBODY: 'tr', UL: 'li' }[list.tagName] ?? 'div';
          const focus = heldFocus(list);
          const there = new Map([...list.children].map(child => [child.dataset.key, child]));
          const keys = new Set(items.map(keyOf));
          for (const [key, child] of there) if (!keys.has(key)) child.remove();
          let place = list.firstElementChild;
          for (const item of items) {
            const key = keyOf(item);
            const child = there.get(key) ?? newChild(name, key, list.dataset.filled === 'yes');
            const text = JSON.stringify(item);
            if (child.written !== text) {
              child.written = text;
              child.replaceChildren(...write(item));
            }
            if (child === place) place = place.nextElementSibling;
            else list.insertBefore(child, place);
          }
          list.dataset.filled = 'yes';
          restoreFocus(list, focus);
        }

        function newChild(name, key, isFresh) {
          const child = make(name, isFresh ? 'item fresh' : 'item');
          if (name === 'tr') child.setAttribute('role', 'row');
          child.dataset.key = key;
          child.addEventListener('animationend', () => child.classList.remove('fresh'));
          return child;
        }

        function heldFocus(list) {
          const held = document.activeElement;
          if (!list.contains(held)) return null;
          return { held, key: held.closest('[data-key]')?.dataset.key, act: held.dataset.act };
        }

        function restoreFocus(list, focus) {
          if (!focus || document.activeElement === focus.held) return;
          const child = [...list.children].find(one => one.dataset.key === focus.key);
          const buttons = [...(child?.querySelectorAll('button') ?? [])];
          const next = buttons.find(one => one.dataset.act === focus.act) ?? buttons.at(-1);
          next?.focus({ preventScroll: true });
        }

        """#
}
