"""A small client of the language server protocol."""

import json
import pathlib
import queue
import subprocess
import threading
import time

CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "insertReplaceSupport": True}},
        "definition": {"linkSupport": True},
        "hover": {"contentFormat": ["markdown"]},
        "rename": {"prepareSupport": True},
        "semanticTokens": {"requests": {"full": True}, "formats": ["relative"], "tokenTypes": [], "tokenModifiers": []},
    },
    "workspace": {"workspaceEdit": {"documentChanges": True}, "configuration": True},
    "window": {"workDoneProgress": True},
    "experimental": {"serverStatusNotification": True},
}


class Refused(Exception):
    """The server answered a request with an error."""


class Server:
    """A language server for a folder, with one open file."""

    def __init__(self, command, folder, options, environment):
        log = open(folder / "server.log", "w")  # open as long as the server
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
        )
        self.options = options
        self.answers = queue.Queue()
        self.status = None
        self.diagnostics = {}
        self.last = 0
        self.version = 0
        threading.Thread(target=self._read, daemon=True).start()
        root = folder.as_uri()
        answer = self.request(
            "initialize",
            processId=None,
            rootUri=root,
            workspaceFolders=[{"uri": root, "name": "checked"}],
            capabilities=CAPABILITIES,
            initializationOptions=options,
        )
        self.legend = answer["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"]
        self.notify("initialized")

    def open(self, path, text):
        self.uri = pathlib.Path(path).as_uri()
        document = {"uri": self.uri, "languageId": "rust", "version": 0, "text": text}
        self.notify("textDocument/didOpen", textDocument=document)

    def change(self, text):
        self.version += 1
        document = {"uri": self.uri, "version": self.version}
        self.notify("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])

    def wait_until_loaded(self, seconds):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            status = self.status
            if status and status.get("quiescent"):
                return status
            if self.process.poll() is not None:
                raise SystemExit("the server ended while it loaded")
            time.sleep(0.1)
        raise SystemExit(f"the server has not loaded in {seconds} s: {self.status}")

    def at(self, method, line, character, **more):
        """Sends a request about a position in the open file."""
        document, position = {"uri": self.uri}, {"line": line, "character": character}
        return self.request(f"textDocument/{method}", textDocument=document, position=position, **more)

    def request(self, method, **parameters):
        self.last += 1
        self._send({"id": self.last, "method": method, **({"params": parameters} if parameters else {})})
        while True:
            answer = self.answers.get(timeout=300)
            if answer is None:
                raise SystemExit(f"the server ended at {method}")
            if answer["id"] != self.last:
                continue
            if "error" in answer:
                raise Refused(answer["error"]["message"])
            return answer["result"]

    def notify(self, method, **parameters):
        self._send({"method": method, "params": parameters})

    def stop(self):
        try:
            self.request("shutdown")
            self._send({"method": "exit"})
        finally:
            self.process.wait(timeout=60)

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while (line := stream.readline()) not in (b"\r\n", b""):
                name, value = line.decode().split(":", 1)
                if name.lower() == "content-length":
                    length = int(value)
            if length is None:
                self.answers.put(None)
                return
            self._take(json.loads(stream.read(length)))

    def _take(self, message):
        if "method" not in message:
            self.answers.put(message)
        elif message["method"] == "experimental/serverStatus":
            self.status = message["params"]
        elif message["method"] == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message["method"] == "workspace/configuration":
            self._send({"id": message["id"], "result": [self.options for _ in message["params"]["items"]]})
        elif "id" in message:
            self._send({"id": message["id"], "result": None})
