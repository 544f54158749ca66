"""A headless Chromium, driven over the DevTools protocol with nothing but the standard library."""

import base64
import json
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import tempfile
import time
import urllib.request


class BrowserError(Exception):
    """The browser did not start, went away, or refused a command."""


class WebSocket:
    """The little of RFC 6455 that DevTools needs: masked text out, text in."""

    def __init__(self, host, port, path):
        self.socket = socket.create_connection((host, port), timeout=30)
        self.rest = b""
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            (
                f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
                f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
                "Sec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )
        while b"\r\n\r\n" not in self.rest:
            self._more()
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            raise BrowserError(f"no websocket at {path}: {head[:80]!r}")

    def send(self, text):
        self._frame(0x1, text.encode())

    def receive(self, timeout):
        """The next text message, or None when none came in time."""
        self.socket.settimeout(max(timeout, 0.001))
        message = b""
        try:
            while True:
                last, kind, payload = self._read_frame()
                if kind == 0x9:
                    self._frame(0xA, payload)
                elif kind == 0x8:
                    raise BrowserError("the browser closed the connection")
                elif kind in (0x0, 0x1):
                    message += payload
                    if last:
                        return message.decode()
        except socket.timeout:
            return None

    def close(self):
        self.socket.close()

    def _frame(self, kind, payload):
        size = len(payload)
        if size < 126:
            head = struct.pack("!BB", 0x80 | kind, 0x80 | size)
        elif size < 65536:
            head = struct.pack("!BBH", 0x80 | kind, 0x80 | 126, size)
        else:
            head = struct.pack("!BBQ", 0x80 | kind, 0x80 | 127, size)
        # A mask of zeros is a mask; nobody stands between us and a browser on this machine.
        self.socket.sendall(head + b"\0\0\0\0" + payload)

    def _read_frame(self):
        # Nothing is taken from `rest` before the whole frame is there, so that a frame which a
        # timeout cuts in two is read again from its beginning.
        while True:
            frame = self._whole_frame()
            if frame is not None:
                return frame
            self._more()

    def _whole_frame(self):
        if len(self.rest) < 2:
            return None
        size, start = self.rest[1] & 0x7F, 2
        if size >= 126:
            width = 2 if size == 126 else 8
            if len(self.rest) < 2 + width:
                return None
            size, start = int.from_bytes(self.rest[2 : 2 + width], "big"), 2 + width
        if len(self.rest) < start + size:
            return None
        first, payload = self.rest[0], self.rest[start : start + size]
        self.rest = self.rest[start + size :]
        return bool(first & 0x80), first & 0x0F, payload

    def _more(self):
        data = self.socket.recv(1 << 16)
        if not data:
            raise BrowserError("the browser hung up")
        self.rest += data


class Browser:
    """One headless Chromium with one page."""

    def __init__(self, program):
        self.folder = tempfile.mkdtemp(prefix="paycheck-page-")
        arguments = [
            program, "--headless=new", "--remote-debugging-port=0", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-extensions", "--disable-gpu", "--disable-dev-shm-usage",
            "--hide-scrollbars", "--force-color-profile=srgb",
            # Names of other machines lead nowhere: the page has to do without a network.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            f"--user-data-dir={self.folder}",
        ]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        self.process = subprocess.Popen(
            arguments + ["about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.events = []
        self.count = 0
        try:
            self._connect()
        except Exception:
            self.close()
            raise

    def _connect(self):
        port_file = pathlib.Path(self.folder) / "DevToolsActivePort"
        for _ in range(300):
            if self.process.poll() is not None:
                raise BrowserError(f"the browser ended with {self.process.returncode}")
            if port_file.exists() and port_file.read_text().count("\n"):
                break
            time.sleep(0.1)
        else:
            raise BrowserError("the browser did not open its debugging port within 30 s")
        port = int(port_file.read_text().split()[0])
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list", timeout=10) as answer:
            pages = [one for one in json.load(answer) if one["type"] == "page"]
        path = pages[0]["webSocketDebuggerUrl"].split(str(port), 1)[1]
        self.socket = WebSocket("127.0.0.1", port, path)
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.command(f"{domain}.enable")

    def command(self, method, **parameters):
        """Carries out one command and gives its result; events meanwhile are kept."""
        self.count += 1
        number = self.count
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            text = self.socket.receive(deadline - time.monotonic())
            if text is None:
                break
            message = json.loads(text)
            if message.get("id") == number:
                if "error" in message:
                    raise BrowserError(f"{method}: {message['error']['message']}")
                return message["result"]
            self.events.append(message)
        raise BrowserError(f"{method} was not answered within 30 s")

    def evaluate(self, expression):
        """The value of a JavaScript expression in the page."""
        result = self.command(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            text = details.get("exception", {}).get("description", details["text"])
            raise BrowserError(f"{expression[:90]}: {text}")
        return result["result"].get("value")

    def resize(self, width, height):
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height,
            deviceScaleFactor=2 if width < 600 else 1, mobile=width < 600,
        )

    def prefer(self, scheme):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.command("Emulation.setEmulatedMedia", features=features)

    def open(self, url):
        self.command("Page.navigate", url=url)

    def click(self, selector, nth=0):
        """Presses the mouse on an element once it can be seen and nothing covers it."""
        deadline = time.monotonic() + 5
        while (place := self._place(selector, nth)) is None:
            if time.monotonic() > deadline:
                raise BrowserError(f"{selector} is not there, or something covers it")
            time.sleep(0.1)
        for kind in ("mousePressed", "mouseReleased"):
            self.command(
                "Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left",
                clickCount=1,
            )

    def _place(self, selector, nth):
        return self.evaluate(
            f"""(() => {{
              const one = document.querySelectorAll({json.dumps(selector)})[{nth}];
              if (!one) return null;
              one.scrollIntoView({{ block: 'center', behavior: 'instant' }});
              const box = one.getBoundingClientRect();
              const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
              const top = document.elementFromPoint(x, y);
              return one.contains(top) || one.parentElement.contains(top) && top.localName === 'span'
                ? [x, y] : null;
            }})()"""
        )

    def type(self, text):
        self.command("Input.insertText", text=text)

    def press(self, key):
        codes = {"Tab": 9, "Enter": 13, "Escape": 27}
        for kind in ("keyDown", "keyUp"):
            self.command(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key,
                windowsVirtualKeyCode=codes[key], text="\r" if key == "Enter" else "",
            )

    def picture(self, path, whole=True):
        parameters = {"format": "png"}
        if whole:
            size = self.command("Page.getLayoutMetrics")["cssContentSize"]
            parameters["captureBeyondViewport"] = True
            parameters["clip"] = {
                "x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 8000),
                "scale": 1,
            }
        data = self.command("Page.captureScreenshot", **parameters)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def close(self):
        if hasattr(self, "socket"):
            self.socket.close()
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
