// What is wrong with the page as it stands, as a list of sentences; an empty list is good.
(() => {
  const faults = [];
  const isSeen = element => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden';
  };
  const name = element => `${element.localName}${element.id ? '#' + element.id : ''} "`
    + `${element.textContent.trim().slice(0, 40)}"`;

  // Nothing is wider than the window.
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    faults.push(`the page is ${document.documentElement.scrollWidth} px wide in ${width}`);
  }
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect();
    if (isSeen(element) && (box.right > width + 0.5 || box.left < -0.5)
      && !element.closest('.unseen, .skip')) {
      faults.push(`${name(element)} reaches from ${box.left} to ${box.right}`);
    }
  }

  // Everything written can be read: 4.5 to 1, or 3 to 1 for what cannot be used now.
  const number = text => (text.match(/[\d.]+/g) ?? []).map(Number);
  const light = ([red, green, blue]) => [red, green, blue].map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }).reduce((sum, value, place) => sum + value * [0.2126, 0.7152, 0.0722][place], 0);
  const behind = element => {
    for (let one = element; one; one = one.parentElement) {
      const colour = number(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  for (const element of document.querySelectorAll('body *')) {
    const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!hasText || !isSeen(element) || element.closest('option, noscript, .fresh, .skip')) continue;
    const [one, other] = [light(number(getComputedStyle(element).color)), light(behind(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < (element.closest(':disabled') ? 3 : 4.5)) {
      faults.push(`${name(element)} has a contrast of ${contrast.toFixed(2)}`);
    }
  }

  // Everything that can be used has a name and is large enough for a finger or a mouse.
  for (const element of document.querySelectorAll('button, a, input, select, summary')) {
    const words = element.textContent.trim() || element.getAttribute('aria-label')
      || [...element.labels ?? []].map(label => label.textContent.trim()).join('');
    if (!words) faults.push(`${name(element)} has no name`);
    const box = element.getBoundingClientRect();
    if (element.localName === 'button' && isSeen(element) && box.height < 18) {
      faults.push(`${name(element)} is ${box.height} px high`);
    }
  }
  for (const chip of document.querySelectorAll('.chip')) {
    if (isSeen(chip) && (!chip.querySelector('svg') || !chip.textContent.trim())) {
      faults.push(`${name(chip)} lacks its sign or its word`);
    }
  }
  const levels = [...document.querySelectorAll('h1, h2, h3')].map(one => Number(one.localName[1]));
  if (levels.filter(level => level === 1).length !== 1) faults.push('there is not one h1');
  levels.forEach((level, place) => {
    if (place && level > levels[place - 1] + 1) faults.push(`an h${level} follows a higher heading`);
  });

  // Nobody's text became markup.
  if (window.pwned !== undefined) faults.push(`a stranger's script ran: ${window.pwned}`);
  const foreign = [...document.querySelectorAll('script, img, iframe, style, object, embed')]
    .filter(one => one.getAttribute('src') !== '/_paycheck/page.js');
  for (const one of foreign) faults.push(`there is a foreign ${one.localName}`);
  return faults;
})()
