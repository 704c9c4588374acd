"""Attacks on the preview server: requests that must be refused, invalid requests, and very many connections."""

import http.client
import socket
import time


def answer(port, method, path, headers):
    """Sends a request with exactly these headers. Returns the status, the body and the response."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, body, response


def attacks(preview):
    host = f"127.0.0.1:{preview.port}"
    fine = [("GET", "/"), ("GET", "/report"), ("GET", "/report.pdf"), ("GET", "/preview.js"), ("HEAD", "/report"), ("HEAD", "/")]
    for method, path in fine:
        status, body, response = answer(preview.port, method, path, {"Host": host})
        if status != 200 or (method == "HEAD") != (body == b""):
            yield f"{method} {path}: {status}, {len(body)} bytes"
        if "Content-Security-Policy" not in response.headers or response.headers.get("Access-Control-Allow-Origin"):
            yield f"{path}: wrong headers"
    pdf = answer(preview.port, "GET", "/report.pdf", {"Host": host})[1]
    if not pdf.startswith(b"%PDF-"):
        yield "the PDF is none"
    refused = [
        (421, "GET", "/report", {"Host": "evil.example"}), (421, "GET", "/report", {"Host": f"evil.example:{preview.port}"}),
        (421, "GET", "/report", {}), (421, "GET", "/report", {"Host": "127.0.0.1"}),
        (403, "GET", "/report", {"Host": host, "Origin": "http://evil.example"}), (403, "GET", "/state", {"Host": host, "Origin": "null"}),
        (403, "GET", "/report", {"Host": host, "Sec-Fetch-Site": "cross-site"}),
        (405, "POST", "/", {"Host": host, "Content-Length": "0"}), (405, "OPTIONS", "/", {"Host": host}),
        (405, "DELETE", "/report", {"Host": host}), (405, "PUT", "/report", {"Host": host, "Content-Length": "0"}),
    ]
    paths = ["/../notebook.md", "/notebook.md", "/loaves.csv", "/..%2fnotebook.md", "/%2e%2e/%2e%2e/etc/passwd", "/%252e%252e/etc/passwd",
             "/report/../notebook.md", "//etc/passwd", "/etc/passwd", "/./report", "/report%00", "/..\\notebook.md", "/report.pdf/x"]
    refused += [(404, "GET", path, {"Host": host}) for path in paths]
    for expected, method, path, headers in refused:
        status, body, _ = answer(preview.port, method, path, headers)
        if status != expected or b"Bread" in body or b"flour" in body or b"root:" in body:
            yield f"{method} {path} {headers}: {status} instead of {expected}"
    print(f"{len(refused)} requests refused")


def spoken(port, raw, seconds=1):
    """Sends raw bytes. Returns what the server sends until it closes the connection or is silent for some seconds."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as connection:
        connection.settimeout(seconds)
        said = b""
        try:
            connection.sendall(raw)
            while part := connection.recv(1 << 16):
                said += part
        except (TimeoutError, ConnectionError):
            pass
        return said


def broken(preview):
    """Sends invalid requests, two requests in one, and many connections at once. None of them may get the report."""
    host = f"Host: 127.0.0.1:{preview.port}\r\n".encode()
    raws = {
        "two hosts": b"GET /report HTTP/1.1\r\n" + host + b"Host: evil.example\r\n\r\n",
        "two equal hosts": b"GET /report HTTP/1.1\r\n" + host + host + b"\r\n",
        "a whole address": b"GET http://evil.example/report HTTP/1.1\r\n" + host + b"\r\n",
        "a tunnel": b"CONNECT 127.0.0.1:22 HTTP/1.1\r\n" + host + b"\r\n",
        "no version": b"GET /report\r\n\r\n",
        "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)),
        "a header of a megabyte": b"GET /report HTTP/1.1\r\n" + host + b"X: " + b"a" * (1 << 20) + b"\r\n\r\n",
        "many headers": b"GET /report HTTP/1.1\r\n" + b"".join(b"X%d: a\r\n" % number for number in range(100_000)) + host + b"\r\n",
        "a long path": b"GET /" + b"a" * (1 << 20) + b" HTTP/1.1\r\n" + host + b"\r\n",
        "two lengths": b"POST / HTTP/1.1\r\n" + host + b"Content-Length: 5\r\nContent-Length: 0\r\n\r\nGET /report HTTP/1.1\r\n" + host + b"\r\n",
        "a body that is a request": b"POST / HTTP/1.1\r\n" + host + b"Content-Length: 0\r\n\r\nGET /report HTTP/1.1\r\n" + host + b"\r\n",
        "a folded header": b"GET /report HTTP/1.1\r\nHost:\r\n evil.example\r\n\r\n",
        "a bare line feed": b"GET /report HTTP/1.1\nHost: evil.example\n\n",
        "a null": b"GET /report\x00 HTTP/1.1\r\n" + host + b"\r\n",
    }
    for name, raw in raws.items():
        said = spoken(preview.port, raw)
        if b"Bread" in said or b" 200 " in said:
            yield f"{name}: answered with {said[:200]}"
    two = spoken(preview.port, (b"GET /preview.js HTTP/1.1\r\n" + host + b"\r\n") * 2, seconds=5)
    if two.count(b"HTTP/1.1 200 OK") != 2:
        yield f"two requests one behind another: {two[:200]}"
    crowd = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(50)]
    for connection in crowd:
        connection.sendall(b"GET /report HTTP/1.1\r\n")
    for _ in range(2000):
        socket.create_connection(("127.0.0.1", preview.port)).close()
    start = time.monotonic()
    status = answer(preview.port, "GET", "/report", {"Host": f"127.0.0.1:{preview.port}"})[0]
    if status != 200 or time.monotonic() - start > 2:
        yield f"beside {len(crowd)} silent connections: {status} after {time.monotonic() - start:.1f} s"
    crowd[0].settimeout(60)
    if crowd[0].recv(1):
        yield "a silent connection is answered"
    print(f"{len(raws)} broken requests and {len(crowd)} silent connections: the silent ones end after {time.monotonic() - start:.0f} s")
    for connection in crowd:
        connection.close()
    crowd = [socket.create_connection(("127.0.0.1", preview.port), timeout=10) for _ in range(300)]
    if not any(ended(connection) for connection in crowd[-100:]):
        yield f"{len(crowd)} connections are open at once"
    for connection in crowd:
        connection.close()
    time.sleep(0.5)
    if answer(preview.port, "GET", "/", {"Host": f"127.0.0.1:{preview.port}"})[0] != 200:
        yield "after a crowd nobody is answered"


def ended(connection):
    try:
        return connection.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True
