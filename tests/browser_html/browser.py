"""A Chromium without a window, driven over a pipe in its DevTools protocol.

    with Browser(folder) as browser:
        page = browser.open(path, width=1280, height=800)
        page.run('document.title')

What a page must not do is gathered in `page.complaints`: exceptions, anything that the console is told (such as a
violation of the Content-Security-Policy), dialogs, and requests for anything but the page itself.
"""
import base64
import json
import os
import pathlib
import signal
import subprocess
import time

MODIFIERS = {'Alt': 1, 'Control': 2, 'Shift': 8}
CODES = {'Enter': 13, 'Escape': 27, 'Tab': 9, ' ': 32, 'PageUp': 33, 'PageDown': 34, 'End': 35, 'Home': 36,
         'ArrowLeft': 37, 'ArrowUp': 38, 'ArrowRight': 39, 'ArrowDown': 40}


class Browser:
    def __init__(self, folder):
        command_in, self.out = os.pipe()
        self.back, command_out = os.pipe()
        self.number = 0
        self.buffer = b''
        self.pages = {}
        self.log = open(pathlib.Path(folder) / 'chromium.log', 'wb')

        def wire():
            # Out of the way of 3 and 4 first, which either may be.
            ends = os.dup(command_in), os.dup(command_out)
            high = [os.fdopen(os.dup(end), closefd=False).fileno() for end in ends]
            moved = [os.dup2(end, 50 + i) for i, end in enumerate(high)]
            os.dup2(moved[0], 3)
            os.dup2(moved[1], 4)

        self.process = subprocess.Popen(
            ['chromium', '--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run',
             '--disable-background-networking', '--remote-debugging-pipe', f'--user-data-dir={folder}/chromium',
             'about:blank'],
            preexec_fn=wire, close_fds=False, stdout=self.log, stderr=self.log, start_new_session=True)
        os.close(command_in)
        os.close(command_out)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.ask('Browser.close')
            self.process.wait(20)
        except (EOFError, OSError, subprocess.TimeoutExpired):
            pass
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.log.close()

    def read(self):
        while b'\0' not in self.buffer:
            piece = os.read(self.back, 1 << 20)
            if not piece:
                raise EOFError('Chromium has gone')
            self.buffer += piece
        line, self.buffer = self.buffer.split(b'\0', 1)
        return json.loads(line)

    def ask(self, method, session=None, **parameters):
        self.number += 1
        number = self.number
        message = {'id': number, 'method': method, 'params': parameters}
        if session:
            message['sessionId'] = session
        bytes_ = json.dumps(message).encode() + b'\0'
        while bytes_:
            bytes_ = bytes_[os.write(self.out, bytes_):]
        while True:
            answer = self.read()
            if answer.get('id') == number:
                if 'error' in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer['result']
            page = self.pages.get(answer.get('sessionId'))
            if page and 'method' in answer:
                page.note(answer['method'], answer['params'])

    def open(self, path, width=1280, height=800, script=True, dark=False, touch=False, fragment=''):
        return Page(self, path, width, height, script, dark, touch, fragment)


class Page:
    def __init__(self, browser, path, width, height, script, dark, touch, fragment):
        self.browser = browser
        self.complaints = []
        self.is_loaded = False
        self.has_script = script
        self.target = browser.ask('Target.createTarget', url='about:blank')['targetId']
        self.session = browser.ask('Target.attachToTarget', targetId=self.target, flatten=True)['sessionId']
        browser.pages[self.session] = self
        self.url = pathlib.Path(path).as_uri()
        for domain in ('Page', 'Runtime', 'Network', 'Log', 'Accessibility'):
            self.ask(f'{domain}.enable')
        self.ask('Emulation.setDeviceMetricsOverride', width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.ask('Emulation.setScriptExecutionDisabled', value=not script)
        self.ask('Emulation.setTouchEmulationEnabled', enabled=touch)
        self.ask('Emulation.setEmulatedMedia', features=[
            {'name': 'prefers-color-scheme', 'value': 'dark' if dark else 'light'}])
        self.ask('Page.navigate', url=self.url + fragment)
        while not self.is_loaded:
            message = browser.read()
            if message.get('sessionId') == self.session and 'method' in message:
                self.note(message['method'], message['params'])

    def ask(self, method, **parameters):
        return self.browser.ask(method, self.session, **parameters)

    def note(self, method, what):
        if method == 'Page.loadEventFired':
            self.is_loaded = True
        elif method == 'Runtime.exceptionThrown':
            details = what['exceptionDetails']
            self.complaints.append(details.get('exception', {}).get('description', details['text']))
        elif method in ('Runtime.consoleAPICalled', 'Log.entryAdded'):
            self.complaints.append(json.dumps(what))
        elif method == 'Page.javascriptDialogOpening':
            self.complaints.append('dialog: ' + what['message'])
            self.browser.number += 1
            os.write(self.browser.out, json.dumps({
                'id': self.browser.number, 'sessionId': self.session, 'method': 'Page.handleJavaScriptDialog',
                'params': {'accept': False}}).encode() + b'\0')
        elif method == 'Network.requestWillBeSent':
            url = what['request']['url'].split('#')[0]
            if url != self.url and not url.startswith('data:font/'):
                self.complaints.append('request: ' + url)

    def run(self, expression):
        answer = self.ask('Runtime.evaluate', expression=expression, returnByValue=True, awaitPromise=True)
        if 'exceptionDetails' in answer:
            raise RuntimeError(answer['exceptionDetails'].get('exception', {}).get('description', 'exception'))
        return answer['result'].get('value')

    def wait(self, condition, seconds=5):
        """Until an expression is true; fails behind some seconds."""
        end = time.monotonic() + seconds
        while not self.run(f'Boolean({condition})'):
            if time.monotonic() > end:
                raise AssertionError(f'never true: {condition}')
            time.sleep(0.02)

    def settle(self):
        """Until what was changed has been painted."""
        if self.has_script:
            self.run('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))')

    def middle(self, selector):
        at = self.run(f'''(() => {{ const box = document.querySelector({json.dumps(selector)}).getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2]; }})()''')
        return at

    def mouse(self, kind, x, y, **more):
        self.ask('Input.dispatchMouseEvent', type=kind, x=x, y=y, **more)

    def click_at(self, x, y):
        self.mouse('mouseMoved', x, y)
        self.mouse('mousePressed', x, y, button='left', buttons=1, clickCount=1)
        self.mouse('mouseReleased', x, y, button='left', clickCount=1)
        self.settle()

    def click(self, selector):
        self.click_at(*self.middle(selector))

    def drag(self, x, y, to_x, to_y):
        self.mouse('mouseMoved', x, y)
        self.mouse('mousePressed', x, y, button='left', buttons=1, clickCount=1)
        for share in (0.3, 0.6, 1):
            self.mouse('mouseMoved', x + (to_x - x) * share, y + (to_y - y) * share, button='left', buttons=1)
        self.mouse('mouseReleased', to_x, to_y, button='left', clickCount=1)
        self.settle()

    def wheel(self, x, y, delta, control=False):
        self.mouse('mouseWheel', x, y, deltaX=0, deltaY=delta, modifiers=2 if control else 0)
        self.settle()

    def pinch(self, x, y, gap, new_gap):
        def touches(width):
            return [{'x': x - width / 2, 'y': y, 'id': 1}, {'x': x + width / 2, 'y': y, 'id': 2}]
        self.ask('Input.dispatchTouchEvent', type='touchStart', touchPoints=touches(gap))
        for share in (0.25, 0.5, 0.75, 1):
            self.ask('Input.dispatchTouchEvent', type='touchMove', touchPoints=touches(gap + (new_gap - gap) * share))
        self.ask('Input.dispatchTouchEvent', type='touchEnd', touchPoints=[])
        self.settle()

    def press(self, key, *modifiers):
        flags = sum(MODIFIERS[modifier] for modifier in modifiers)
        text = {'text': '\r' if key == 'Enter' else key} if (len(key) == 1 or key == 'Enter') and not flags & 3 else {}
        code = CODES.get(key, ord(key[0].upper()))
        self.ask('Input.dispatchKeyEvent', type='keyDown' if text else 'rawKeyDown', key=key, modifiers=flags,
                 windowsVirtualKeyCode=code, **text)
        self.ask('Input.dispatchKeyEvent', type='keyUp', key=key, modifiers=flags, windowsVirtualKeyCode=code)
        self.settle()

    def type(self, words):
        self.ask('Input.insertText', text=words)
        self.settle()

    def screenshot(self, path):
        self.settle()
        picture = self.ask('Page.captureScreenshot', format='png')['data']
        pathlib.Path(path).write_bytes(base64.b64decode(picture))

    def pdf(self, path):
        pathlib.Path(path).write_bytes(base64.b64decode(self.ask('Page.printToPDF', preferCSSPageSize=True)['data']))

    def tree(self):
        """The accessibility tree's nodes as (role, name, properties), in order, without what is ignored."""
        nodes = []
        for node in self.ask('Accessibility.getFullAXTree')['nodes']:
            if not node.get('ignored'):
                properties = {one['name']: one['value'].get('value') for one in node.get('properties', [])}
                nodes.append((node['role']['value'], node.get('name', {}).get('value', ''), properties))
        return nodes

    def close(self):
        self.browser.ask('Target.closeTarget', targetId=self.target)
        self.browser.pages.pop(self.session, None)
