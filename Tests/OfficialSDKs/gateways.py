"""The running `paycheck gateways`, its control interface, and an inbox for its webhooks."""

import json
import re
import subprocess
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

RAZORPAY_KEY = ("rzp_test_paycheck0001", "paycheck_secret")
PATIENCE_SECONDS = 60


class Answer(NamedTuple):
    status: int
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


class Delivery(NamedTuple):
    """One webhook that arrived."""

    path: str
    headers: dict
    body: bytes


class Inbox:
    """Takes webhooks in, and answers them with the status it was told."""

    def __init__(self):
        self.deliveries = []
        self._status = 200
        self._changed = threading.Condition()
        inbox = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status = inbox._take(Delivery(self.path, self.headers, body))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/webhooks"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def answer_with(self, status):
        self._status = status

    def empty(self):
        with self._changed:
            self.deliveries.clear()
        self._status = 200

    def wait_for(self, wanted):
        """The first delivery that is wanted, however long it takes within reason."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        with self._changed:
            while True:
                for delivery in self.deliveries:
                    if wanted(delivery):
                        return delivery
                left = deadline - time.monotonic()
                if left <= 0 or not self._changed.wait(left):
                    kinds = [re.findall(rb'"(?:type|event)": ?"([a-z_.]+)"', d.body) for d in self.deliveries]
                    raise AssertionError(f"no such webhook came in {PATIENCE_SECONDS} s; these did: {kinds}")

    def _take(self, delivery):
        with self._changed:
            self.deliveries.append(delivery)
            self._changed.notify_all()
        return self._status


class Gateways:
    """The server under test, started once for a whole run, with time that moves when told to."""

    def __init__(self):
        self.inbox = None
        self.stripe_url = None
        self.razorpay_url = None
        self.razorpay_webhook_secret = None
        self._process = None

    def start(self, program):
        self.inbox = Inbox()
        command = [
            program, "gateways", "--stripe-port", "0", "--razorpay-port", "0", "--clock", "virtual",
            "--seed", "4", "--quiet", "--set", "raised-holds=on", "--format", "json", "--webhook-url", self.inbox.url,
        ]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        facts = json.loads(self._process.stdout.readline())
        self.stripe_url = facts["stripe"]["url"]
        self.razorpay_url = facts["razorpay"]["url"]
        self.razorpay_webhook_secret = facts["razorpay"]["webhook_secret"]

    def stop(self):
        """Asks the server to end, which it must do with success."""
        self._process.terminate()
        return self._process.wait(PATIENCE_SECONDS)

    # Control

    def reset(self):
        self._control("POST", "reset", {})
        self.inbox.empty()

    def advance(self, duration):
        self._control("POST", "clock", {"advance": duration})

    def fault(self, rule):
        self._control("POST", "faults", rule)

    def decide(self, thing, choice):
        """Decides about an object, or about `stripe:account` or `razorpay:account`."""
        gateway, _, name = thing.rpartition(":")
        body = {"choice": choice, **({"gateway": gateway} if gateway else {})}
        self._control("POST", f"objects/{name}/decide", body)

    def has_seen(self, gateway, method, path):
        requests = self._control("GET", f"requests?gateway={gateway}")["requests"]
        return any((request["method"], request["path"]) == (method, path) for request in requests)

    @staticmethod
    def wait_until(holds):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > deadline:
                raise AssertionError(f"still not so after {PATIENCE_SECONDS} s")
            time.sleep(0.02)

    def send_to_stripe(self, method, path, headers, body=None):
        """A request without any SDK, for what no SDK would send."""
        return self._send(self.stripe_url + path, method, headers, body)

    def _control(self, method, path, body=None):
        headers = {"Content-Type": "application/json"} if method == "POST" else {}
        encoded = None if body is None else json.dumps(body).encode()
        answer = self._send(f"{self.stripe_url}/_paycheck/{path}", method, headers, encoded)
        if answer.status >= 300:
            raise AssertionError(f"{method} /_paycheck/{path} with {body}: {answer.status} {answer.body.decode()}")
        return answer.json if answer.body else None

    @staticmethod
    def _send(url, method, headers, body):
        request = urllib.request.Request(url, data=body, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as response:
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())


GATEWAYS = Gateways()
