"""Waits on an ACM over HTTP. The service is a moto server, and boto3 requests the certificate. Checks the output and the
exit code of the example `certificate_issued`.

Needs moto and boto3:

    pip install 'moto[server]' boto3
    python tests/moto/end_to_end.py
"""

import contextlib
import os
import socket
import subprocess
import sys
import time

import boto3

VALIDATION_SECONDS = 3
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_REGION": "eu-central-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def moto():
    """Runs a moto server that validates a certificate after a few seconds. Yields its address."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    environment = {**os.environ, "MOTO_ACM_VALIDATION_WAIT": str(VALIDATION_SECONDS)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 30
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            if server.poll() is not None or time.monotonic() > deadline:
                sys.exit("the moto server did not start")
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def example(endpoint, *arguments):
    """Runs the example against the server."""
    command = ["cargo", "run", "--quiet", "--example", "certificate_issued", "--", *arguments]
    environment = {**os.environ, **ENVIRONMENT, "AWS_ENDPOINT_URL": endpoint}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600)
    print(ran.stdout + ran.stderr)
    return ran


def check(condition, what):
    if not condition:
        sys.exit(f"not as expected: {what}")


def main():
    os.environ.update(ENVIRONMENT)
    # Build first: the certificate's clock starts with its request.
    subprocess.run(["cargo", "build", "--quiet", "--example", "certificate_issued"], check=True)
    with moto() as endpoint:
        acm = boto3.client("acm", endpoint_url=endpoint, region_name="eu-central-1")
        arn = acm.request_certificate(DomainName="www.example.com", ValidationMethod="DNS")["CertificateArn"]
        issued = example(endpoint, "--arn", arn, "--delay", "1")
        check(issued.returncode == 0, "an issued certificate exits with 0")
        check("certificate.status = PENDING_VALIDATION, retry in 1s" in issued.stdout, "it was pending first")
        check("certificate.status = ISSUED, success" in issued.stdout, "then it was issued")
        check("www.example.com is issued, after" in issued.stdout, "the domain is printed")

        missing = example(endpoint, "--arn", arn[:-4] + "0000", "--delay", "1")
        check(missing.returncode == 1, "a missing certificate exits with 1")
        check("failed after 1 attempt" in missing.stderr, "it fails at once")
        check("ResourceNotFoundException" in missing.stderr, "the error is named")
        check("`error ResourceNotFoundException => failure`" in missing.stderr, "the acceptor is named")
    print("end to end: 2 passed, 0 failed")


if __name__ == "__main__":
    main()
