"""Stands between Waybill and the sandbox, and keeps what goes by."""

import hashlib
import select
import socket
import struct
import threading


class Request:
    """One request as it came by. Its body is whole or not: whoever sent it may have been killed."""

    def __init__(self, method, path, headers, head):
        self.method = method
        self.path = path
        self.headers = headers
        # How many records were on file when the request's first line had come.
        self.recorded = head
        self.body = bytearray()
        self.is_whole = False

    @property
    def length(self):
        return int(self.headers.get("content-length", 0))

    @property
    def digest(self):
        return hashlib.sha256(self.body).hexdigest()


class Relay:
    """A port of its own; what connects to it is connected with the sandbox, byte for byte.

    A connection that one side resets is reset on the other, so that no fault is softened.
    """

    def __init__(self, port, head):
        self._port = port
        self._head = head
        self._lock = threading.Lock()
        self._requests = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/v3"
        threading.Thread(target=self._accept, daemon=True).start()

    def take(self):
        """The requests that came since the last time, those that send or take off contacts."""
        with self._lock:
            taken, self._requests = self._requests, []
        return taken

    def _accept(self):
        while True:
            client, _ = self._listener.accept()
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        try:
            server = socket.create_connection(("127.0.0.1", self._port), timeout=30)
        except OSError:
            client.close()
            return
        reader = _Reader(self._note)
        for side in (client, server):
            side.settimeout(120)
            side.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            while self._carry(client, server, reader):
                pass
        except OSError:
            _reset(client)
            _reset(server)
        finally:
            client.close()
            server.close()

    def _carry(self, client, server, reader):
        """Carries what there is in either direction; false at an end."""
        readable, _, _ = select.select([client, server], [], [], 600)
        for source, sink in ((client, server), (server, client)):
            if source not in readable:
                continue
            content = source.recv(1 << 18)
            if not content:
                return False
            if source is client:
                reader.feed(content)
            sink.sendall(content)
        return bool(readable)

    def _note(self, method, path, headers):
        is_change = method == "POST" and (path.endswith("/contacts/import") or "/lists/" in path)
        if not is_change:
            return None
        request = Request(method, path, headers, self._head())
        with self._lock:
            self._requests.append(request)
        return request


class _Reader:
    """Reads HTTP/1.1 requests off a connection, one after the other."""

    def __init__(self, note):
        self._note = note
        self._pending = bytearray()
        self._request = None
        self._left = 0

    def feed(self, content):
        self._pending += content
        while self._pending:
            if self._left:
                taken = self._pending[:self._left]
                del self._pending[:self._left]
                self._left -= len(taken)
                if self._request:
                    self._request.body += taken
            else:
                end = self._pending.find(b"\r\n\r\n")
                if end < 0:
                    return
                self._begin(bytes(self._pending[:end]).decode("latin-1").split("\r\n"))
                del self._pending[:end + 4]
            if self._left == 0 and self._request:
                self._request.is_whole = True
                self._request = None

    def _begin(self, lines):
        method, path, _ = lines[0].split(" ")
        headers = {name.lower(): value.strip()
                   for name, _, value in (line.partition(":") for line in lines[1:])}
        self._left = int(headers.get("content-length", 0))
        self._request = self._note(method, path, headers)


def _reset(side):
    """Closes a connection so that the other side finds it reset (RFC 9293, 3.10.4)."""
    try:
        side.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    except OSError:
        pass  # It is closed already.
