"""One headless Chromium, looked at as a reader would: how wide it is, light or dark, on paper, with or without JavaScript.

Every `open` states all of that, so that no test meets what another one left behind.
"""
import base64
import contextlib
import glob
import json
import shutil
import sysconfig
import urllib.request
from pathlib import Path

import websocket
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains

WIDE, PHONE, NARROW = 1280, 390, 320  # 320 is also 1280 at 400 %

# Nothing but the loopback address can be reached: the tests need no network, and prove that the site needs none.
OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
           "--no-first-run", "--disable-background-networking", "--disable-component-update", "--lang=sv",
           "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]

A4 = {"paperWidth": 8.27, "paperHeight": 11.69}


class Browser:
    def __init__(self):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for option in OPTIONS:
            options.add_argument(option)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.driver.set_page_load_timeout(60)
        self.driver.set_script_timeout(120)

    def close(self):
        self.driver.quit()

    def tell(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)

    def look(self, width=WIDE, height=900, scheme="light", medium="", **features):
        """Changes the window and the media of the page that is open; features are media features, `-` written `_`."""
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        features = {"prefers-color-scheme": scheme} | {name.replace("_", "-"): value for name, value in features.items()}
        self.tell("Emulation.setEmulatedMedia", media=medium,
                  features=[{"name": name, "value": value} for name, value in features.items()])

    def open(self, address, javascript=True, **view):
        self.driver.get("about:blank")  # a fragment alone would load nothing, and old messages end here
        self.driver.get_log("browser"), self.driver.get_log("performance")
        self.tell("Emulation.setScriptExecutionDisabled", value=not javascript)
        self.look(**view)
        self.driver.get(address)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def click(self, selector):
        """Clicks where the element is. The driver's own click takes what a style sheet unfolds for hidden."""
        x, y = self.run("""const element = document.querySelector(arguments[0]);
            element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const box = element.getClientRects()[0];
            return [box.left + box.width / 2, box.top + box.height / 2]""", selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.tell("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, *keys):
        ActionChains(self.driver, duration=0).send_keys(*keys).perform()

    def tabs(self, count):
        """Presses the Tab key so many times, on a line of its own that need not wait for each: a site has twenty thousand stops."""
        address = f"http://{self.driver.capabilities['goog:chromeOptions']['debuggerAddress']}/json"
        with urllib.request.urlopen(address) as targets:
            page = next(target for target in json.load(targets) if target["type"] == "page")
        key = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
        # Not kept: while there are two lines to the page, it does not heed what media the first one asks for.
        with contextlib.closing(websocket.create_connection(page["webSocketDebuggerUrl"], timeout=60, suppress_origin=True)) as line:
            for number in range(count):
                line.send(json.dumps({"id": number, "method": "Input.dispatchKeyEvent", "params": key}))
            while count and json.loads(line.recv())["id"] != count - 1:
                pass

    def complaints(self):
        """What the browser had to say since the page was opened or this was last asked: faults in scripts, broken
        policies, files that were not there."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """The addresses asked for since the page was opened or this was last asked."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]

    def picture(self, whole=True, tallest=8000):
        """A PNG of the page, or of what the window shows."""
        options = {}
        if whole:
            size = self.tell("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], tallest), "scale": 1}
            options = {"captureBeyondViewport": True, "clip": clip}
        return base64.b64decode(self.tell("Page.captureScreenshot", **options)["data"])

    def paper(self):
        """The page printed on A4, as a PDF."""
        return base64.b64decode(self.tell("Page.printToPDF", printBackground=False, **A4)["data"])


def axe_source():
    """axe-core, as the wheel axe-playwright-python brings it."""
    found = glob.glob(sysconfig.get_paths()["purelib"] + "/axe_playwright_python/**/axe.min.js", recursive=True)
    return Path(found[0]).read_text(encoding="utf-8")
