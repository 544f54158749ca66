"""Looks at the control page as a person would, and says what is not as it should be.

Exit codes: 0 everything holds, 1 something does not, 3 the browser or the server is missing.
"""

import argparse
import json
import pathlib
import re
import signal
import sys
import time

from devtools import Browser, BrowserError
from gateways import MARKUP, Gateways, Merchant, made_by, make_traffic

HERE = pathlib.Path(__file__).parent
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


class Look:
    """One look: what was checked, and what failed."""

    def __init__(self, browser, gateways, merchant, folder):
        self.browser, self.gateways = browser, gateways
        self.merchant, self.folder = merchant, folder
        self.made = {}
        self.failures = 0

    def check(self, sentence, holds, found=""):
        self.failures += not holds
        print(f"{'ok    ' if holds else 'FAILED'} {sentence}" + ("" if holds else f": {found}"))

    def comes(self, sentence, expression, seconds=10):
        """Checks that an expression becomes true in the page."""
        deadline = time.monotonic() + seconds
        found = None
        while time.monotonic() < deadline:
            found = self.browser.evaluate(expression)
            if found:
                break
            time.sleep(0.1)
        self.check(sentence, bool(found), f"{expression} stayed {found!r}")
        return bool(found)

    def row(self, key, part="textContent"):
        found = f"document.querySelector({json.dumps(f'[data-key={json.dumps(key)}]')})"
        return f"({found}?.{part} ?? '')"

    def toast(self, words):
        return self.comes(
            f"the page says “{words}”",
            f"document.getElementById('toast').textContent.includes({json.dumps(words)})",
        )

    def press(self, key, act):
        self.browser.click(f"[data-key={json.dumps(key)}] [data-act={json.dumps(act)}]")


def opening(look):
    look.browser.open(look.gateways.url + "/")
    look.comes("the page is live", "document.body?.dataset.link === 'live'")
    look.comes(
        "an empty account says what to do",
        "!document.getElementById('objects-empty').hidden",
    )
    look.made = make_traffic(look.gateways)
    held = look.made["held"]
    look.comes("a new payment appears by itself", look.row(f"stripe {held}") + " !== ''")


def objects(look):
    made = look.made
    for name, words, money in [
        ("paid", "Succeeded", "20.00USD"), ("held", "Requires capture", "12,345.50EUR"),
        ("challenged", "Requires action", "20.00USD"),
        ("declined", "Requires payment method", "20.00USD"), ("yen", "Succeeded", "9,900JPY"),
    ]:
        look.browser.evaluate("document.getElementById('objects-more').click()")
        key = f"stripe {made[name]}"
        look.comes(
            f"the {name} payment shows its state and amount",
            f"{look.row(key)}.includes({json.dumps(words)})"
            f" && {look.row(key)}.includes({json.dumps(money)})",
        )
    look.press(f"stripe {made['challenged']}", "pass-challenge")
    look.toast("pass-challenge")
    found = look.gateways.object(made["challenged"])
    look.check("a passed challenge pays", found["status"] == "succeeded", found)
    look.comes(
        "the page shows it paid",
        look.row(f"stripe {made['challenged']}") + ".includes('Succeeded')",
    )
    look.press(f"razorpay {made['payment']}", "approve")
    look.comes(
        "an approved Razorpay payment moves on",
        f"/Authorized|Captured/.test({look.row('razorpay ' + made['payment'])})",
    )
    look.press(f"stripe {made['charge']}", "dispute")
    look.comes(
        "a dispute opens",
        "[...document.querySelectorAll('#objects-rows tr')]"
        ".some(row => /Dispute/.test(row.textContent) && /Needs response/.test(row.textContent))",
    )
    look.browser.click("#objects-rows [data-act=lose]")
    look.comes(
        "a dispute is lost",
        "[...document.querySelectorAll('#objects-rows tr')]"
        ".some(row => /Dispute/.test(row.textContent) && /Lost/.test(row.textContent))",
    )


def balances(look):
    for gateway in look.gateways.state()["gateways"]:
        for balance in gateway["balances"]:
            size = 10 ** balance["exponent"]
            number = abs(balance["pending"])
            words = f"{number // size:,}" + (
                f".{number % size:0{balance['exponent']}}" if balance["exponent"] else "")
            look.comes(
                f"{gateway['name']} shows its pending {balance['currency']}",
                f"{look.row(gateway['name'])}.includes({json.dumps(words)})",
            )
    look.comes(
        "the books are in order",
        "document.getElementById('invariants').textContent === 'Books in order'",
    )
    look.comes(
        "the books show a refund as money gone",
        "[...document.querySelectorAll('#books-rows tr')]"
        ".some(row => /^Refund/.test(row.textContent) && row.textContent.includes('\\u22125.00'))",
    )


def faults(look):
    buttons = look.browser.evaluate("document.querySelectorAll('#fault-buttons button').length")
    for provider in ("stripe", "razorpay"):
        look.browser.click(f"#fault-provider input[value={provider}]")
        for place in range(buttons):
            look.browser.click("#fault-buttons button", place)
            look.comes(
                f"fault button {place + 1} works for {provider}",
                f"document.querySelectorAll('#fault-list li').length === {place + 1}",
            )
        look.browser.click("#faults-clear")
        look.comes("all faults are cleared", "!document.getElementById('faults-empty').hidden")
    look.check("the server has no faults left", look.gateways.state()["faults"] == [])
    look.browser.click("#fault-provider input[value=stripe]")
    look.browser.click("[aria-label='Every call: 429, 1 min']")
    look.comes("a rate limit is planned", "document.querySelector('#fault-list li') !== null")
    status = look.gateways.stripe("balance", verb="GET")[0]
    look.check("a planned rate limit strikes", status == 429, status)
    look.comes(
        "a strike is counted",
        "document.querySelector('#fault-list li')?.textContent.includes('struck once')",
    )
    look.comes(
        "the log shows the fault beside its request",
        "document.querySelector('#requests-rows tr').textContent.includes('Rate limited')",
    )
    look.browser.click("#fault-list [data-act=clear]")
    look.comes("a fault is cleared", "document.querySelector('#fault-list li') === null")
    status = look.gateways.stripe("balance", verb="GET")[0]
    look.check("a cleared fault strikes no more", status == 200, status)
    look.browser.click("#faults summary")
    look.browser.evaluate(
        "(() => { const select = document.getElementById('fault-name');"
        "select.value = 'lock-timeout'; select.dispatchEvent(new Event('change')); })()"
    )
    look.browser.click("#fault-form button[type=submit]")
    look.toast("lock-timeout planned")
    look.comes("a chosen fault is listed", "document.querySelector('#fault-list li') !== null")
    look.browser.click("#faults-clear")
    look.comes("it is cleared, too", "document.querySelector('#fault-list li') === null")
    look.browser.click("#faults summary")


def webhooks(look):
    look.comes(
        "a refused webhook waits for its next try",
        "[...document.querySelectorAll('#webhooks-rows tr')]"
        ".some(row => row.textContent.includes('Waiting') && /1 try/.test(row.textContent))",
    )
    look.merchant.status = 200
    first = look.browser.evaluate("document.querySelector('#webhooks-rows tr').dataset.key")
    look.press(first, "resend")
    look.comes(
        "a webhook sent again arrives",
        f"{look.row(first)}.includes('Delivered')",
    )


def clock(look):
    before = look.gateways.control("GET", "clock")["milliseconds"]
    look.browser.click("[data-advance='86400000']")
    look.toast("The clock went ahead by 24 h")
    after = look.gateways.control("GET", "clock")
    look.check("a day passes", after["milliseconds"] == before + 86_400_000, after)
    words = re.sub(r"\.\d+Z$", " UTC", after["now"].replace("T", " "))
    look.comes(
        "the page shows the new day",
        f"document.getElementById('clock-time').textContent === {json.dumps(words)}",
    )


def filters(look):
    find = "document.getElementById('find')"
    look.browser.evaluate(f"{find}.focus()")
    look.browser.type(look.made["held"])
    look.comes(
        "finding an id leaves what mentions it",
        "document.querySelectorAll('#objects-rows tr').length >= 1"
        f" && [...document.querySelectorAll('#objects-rows tr')]"
        f".every(row => row.textContent.includes({json.dumps(look.made['held'])}))",
    )
    look.browser.evaluate(f"({find}.value = '', {find}.dispatchEvent(new Event('input')))")
    look.browser.click("#provider-choice input[value=razorpay]")
    look.comes(
        "choosing a provider hides the other",
        "[...document.querySelectorAll('#objects-rows tr')]"
        ".every(row => row.dataset.key.startsWith('razorpay '))",
    )
    look.browser.click("#provider-choice input[value='']")
    look.browser.click("#requests-errors")
    look.comes(
        "only refused requests are left",
        "[...document.querySelectorAll('#requests-rows .chip')]"
        ".every(chip => chip.dataset.tone !== 'done')",
    )
    look.browser.click("#requests-errors")


def strangers(look):
    look.browser.evaluate("document.getElementById('requests-more').click()")
    words = json.dumps(MARKUP)
    look.comes(
        "a stranger's markup is shown as text",
        f"[...document.querySelectorAll('#requests-rows tr')]"
        f".some(row => row.textContent.includes({words})"
        f" || decodeURIComponent(row.textContent).includes({words}))",
    )


def keyboard(look):
    look.browser.open(look.gateways.url + "/")
    look.comes("the page is live again", "document.querySelectorAll('#objects-rows tr').length > 3")
    look.browser.press("Tab")
    look.check(
        "the first stop of the keyboard skips to the objects",
        look.browser.evaluate("document.activeElement.className") == "skip",
    )
    look.browser.evaluate("document.querySelector('#objects-rows button').focus()")
    act = look.browser.evaluate("document.activeElement.dataset.act")
    look.gateways.stripe("payment_intents", amount=700, currency="usd")
    time.sleep(2.5)
    look.check(
        "the focus survives new rows",
        look.browser.evaluate("document.activeElement.dataset.act") == act, act,
    )


def snapshots(look):
    before = look.gateways.ids()
    look.browser.evaluate("document.getElementById('snapshot-name').focus()")
    look.browser.type("looked-at")
    look.browser.press("Enter")
    look.toast("looked-at taken")
    made_by("a payment", look.gateways.stripe(
        "payment_intents", amount=100, currency="usd", confirm="true",
        payment_method="pm_card_visa", **{"payment_method_types[]": "card"}))
    look.check("a payment after it is there", len(look.gateways.ids()) > len(before))
    look.browser.click("#snapshot-list [data-act=restore]")
    look.comes("restoring asks first", "document.getElementById('confirm').open")
    look.browser.click("#confirm-yes")
    look.toast("looked-at restored")
    after = look.gateways.ids()
    look.check("a restored account has what it had", after == before, set(after) ^ set(before))


def resetting(look):
    before = look.gateways.ids()
    look.browser.click("#reset")
    look.comes("a reset asks first", "document.getElementById('confirm').open")
    look.browser.press("Escape")
    time.sleep(0.5)
    kept = look.gateways.ids()
    look.check("a reset not confirmed does nothing", kept == before, kept)
    look.browser.click("#reset")
    look.comes("a reset asks again", "document.getElementById('confirm').open")
    look.browser.click("#confirm-yes")
    look.toast("as new")
    left = look.gateways.ids()
    look.check("a confirmed reset forgets everything", left == [], left)
    look.comes("the page is empty", "!document.getElementById('objects-empty').hidden")


def going_away(look):
    look.gateways.stop()
    look.comes("the page says that the server is gone", "!document.getElementById('gone').hidden")
    look.gateways.start()
    look.comes("the page comes back by itself", "document.body.dataset.link === 'live'", 15)


def pictures(look):
    for scheme in ("light", "dark"):
        for size, (width, height) in SIZES.items():
            look.browser.prefer(scheme)
            look.browser.resize(width, height)
            look.browser.open(look.gateways.url + "/")
            look.comes(
                f"the page is there, {size}, {scheme}",
                "document.querySelectorAll('#objects-rows tr').length > 3",
            )
            time.sleep(0.5)
            faults = look.browser.evaluate((HERE / "audit.js").read_text())
            look.check(
                f"nothing is wrong with it, {size}, {scheme}", faults == [],
                "\n         ".join(faults[:12]),
            )
            look.browser.picture(look.folder / f"{size}-{scheme}.png")
            look.browser.picture(look.folder / f"{size}-{scheme}-first.png", whole=False)
    look.browser.prefer("light")
    look.browser.resize(*SIZES["desktop"])


def quiet(look):
    """What the browser complained of, and where it went, since it was opened."""
    complaints, foreign = [], set()
    gone = look.browser.events
    for event in gone:
        details = event.get("params", {})
        if event["method"] == "Runtime.exceptionThrown":
            complaints.append(details["exceptionDetails"].get("text"))
        elif event["method"] == "Runtime.consoleAPICalled":
            complaints.append(str(details["args"]))
        elif event["method"] == "Log.entryAdded" and details["entry"]["level"] == "error":
            complaints.append(f"{details['entry']['text']} {details['entry'].get('url', '')}")
        elif event["method"] == "Network.requestWillBeSent":
            url = details["request"]["url"]
            if not url.startswith((look.gateways.url + "/", "data:", "about:")):
                foreign.add(url)
    look.browser.events = []
    look.check("the browser has nothing to complain of", complaints == [], complaints[:5])
    look.check("nothing is asked of anybody else", foreign == set(), foreign)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True, help="the paycheck command")
    parser.add_argument("--browser", required=True, help="Chromium")
    parser.add_argument("--pictures", required=True, type=pathlib.Path, help="a folder")
    options = parser.parse_args()
    # An ending that was asked for ends the server and the browser, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options.pictures.mkdir(parents=True, exist_ok=True)
    merchant = Merchant()
    browser = gateways = None
    try:
        gateways = Gateways(options.binary, merchant.url, options.pictures / "gateways.log")
        browser = Browser(options.browser)
        browser.resize(*SIZES["desktop"])
        look = Look(browser, gateways, merchant, options.pictures)
        for part in (
            opening, objects, balances, faults, webhooks, clock, filters, strangers, pictures,
            keyboard, snapshots, quiet, resetting, going_away,
        ):
            try:
                part(look)
            except BrowserError as error:
                look.check(part.__name__.replace("_", " "), False, error)
    except (RuntimeError, BrowserError, OSError) as error:
        print(f"The page cannot be looked at: {error}", file=sys.stderr)
        return 3
    finally:
        for part in (browser, gateways, merchant):
            if part is not None:
                part.close()
    print(f"{look.failures} of what was looked at is wrong" if look.failures else "All is well",
          f"; pictures are in {options.pictures}", sep="")
    return 1 if look.failures else 0


if __name__ == "__main__":
    sys.exit(main())
