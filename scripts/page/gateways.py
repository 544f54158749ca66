"""A `paycheck gateways` of its own for the page to show, and the traffic that fills it."""

import base64
import http.server
import json
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

# What a stranger may send: shown as text, or a hole in the page.
MARKUP = "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=2</script>"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Merchant:
    """The merchant's endpoint for webhooks; it refuses events until told otherwise."""

    def __init__(self):
        merchant = self
        self.status = 500
        self.count = 0

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers.get("content-length") or 0))
                merchant.count += 1
                self.send_response(merchant.status)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/webhooks"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Gateways:
    """The server under the page, on ports nobody else uses, with a clock that stands still."""

    def __init__(self, binary, webhook_url, log):
        self.stripe_port, self.razorpay_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.stripe_port}"
        self.arguments = [
            binary, "gateways", "--stripe-port", str(self.stripe_port), "--razorpay-port",
            str(self.razorpay_port), "--clock", "virtual", "--seed", "4", "--webhook-url",
            webhook_url,
        ]
        self.log = open(log, "wb")
        try:
            self.start()
        except Exception:
            self.close()
            raise

    def start(self):
        self.process = subprocess.Popen(
            self.arguments, stdout=self.log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
        )
        for _ in range(150):
            if self.process.poll() is not None:
                raise RuntimeError(f"paycheck gateways ended with {self.process.returncode}")
            try:
                return self.control("GET", "clock")
            except (OSError, urllib.error.URLError):
                time.sleep(0.1)
        raise RuntimeError("paycheck gateways did not answer within 15 s")

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def close(self):
        self.stop()
        self.log.close()

    def control(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {} if body is None else {"content-type": "application/json"}
        return send(method, f"{self.url}/_paycheck/{path}", data, headers)[1]

    def state(self):
        return self.control("GET", "state?limit=200")

    def ids(self):
        """The ids of all objects, in order of change."""
        return [one["id"] for gateway in self.state()["gateways"] for one in gateway["objects"]]

    def object(self, key):
        """The object of an id, wherever it is, or None."""
        for gateway in self.state()["gateways"]:
            for one in gateway["objects"]:
                if one["id"] == key:
                    return one
        return None

    def stripe(self, path, key=None, verb="POST", **fields):
        headers = {
            "authorization": "Bearer sk_test_page",
            "content-type": "application/x-www-form-urlencoded",
        }
        if key:
            headers["idempotency-key"] = key
        body = urllib.parse.urlencode(fields).encode() if verb == "POST" else None
        return send(verb, f"{self.url}/v1/{path}", body, headers)

    def razorpay(self, path, verb="POST", **fields):
        secret = base64.b64encode(b"rzp_test_paycheck0001:paycheck_secret").decode()
        headers = {"authorization": f"Basic {secret}", "content-type": "application/json"}
        body = json.dumps(fields).encode() if verb == "POST" else None
        return send(verb, f"http://127.0.0.1:{self.razorpay_port}/v1/{path}", body, headers)


def send(method, url, body, headers):
    request = urllib.request.Request(url, data=body, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=15) as answer:
            return answer.status, parsed(answer.read())
    except urllib.error.HTTPError as answer:
        return answer.code, parsed(answer.read())


def parsed(data):
    try:
        return json.loads(data)
    except ValueError:
        return {"text": data.decode(errors="replace")}


def made_by(what, exchange, expected=200):
    """The answer of an exchange that must have gone as expected."""
    status, answer = exchange
    if status != expected:
        raise RuntimeError(f"{what}: answered {status}, expected {expected}: {answer}")
    return answer


def make_traffic(gateways):
    """One of everything the page has a picture for; gives the ids by what they stand for."""
    made = {}

    def intent(name, key=None, expected=200, **fields):
        given = {
            "amount": 2000, "currency": "usd", "confirm": "true",
            "payment_method": "pm_card_visa", "payment_method_types[]": "card", **fields,
        }
        exchange = gateways.stripe("payment_intents", key=key, **given)
        answer = made_by(f"the {name} payment", exchange, expected)
        made[name] = (answer["error"]["payment_intent"] if expected == 402 else answer)["id"]
        return answer

    made["charge"] = intent("paid")["latest_charge"]
    intent("held", capture_method="manual", amount=1234550, currency="eur")
    intent("challenged", payment_method="pm_card_threeDSecure2Required")
    intent("declined", expected=402, payment_method="pm_card_visa_chargeDeclined")
    intent("yen", amount=9900, currency="jpy")
    intent("strange", key=MARKUP, **{"metadata[note]": MARKUP, "description": MARKUP})
    refund = gateways.stripe("refunds", payment_intent=made["paid"], amount=500)
    made["refund"] = made_by("the refund", refund)["id"]
    gateways.stripe("payment_intents/" + urllib.parse.quote(MARKUP), verb="GET")

    order = gateways.razorpay("orders", amount=49900, currency="INR", notes={"note": MARKUP})
    made["order"] = made_by("the order", order)["id"]
    payment = gateways.razorpay(
        "payments/create/json", order_id=made["order"], amount=49900, currency="INR",
        email="shopper@example.com", contact="9000090000", method="upi",
        upi={"flow": "collect", "vpa": "success@razorpay"},
    )
    made["payment"] = made_by("the Razorpay payment", payment)["razorpay_payment_id"]
    return made
