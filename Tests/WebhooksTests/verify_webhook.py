"""Checks a webhook message's signature as a receiver would, with Standard Webhooks' own library.

Usage: verify_webhook.py SECRET ID TIMESTAMP SIGNATURE < BODY

Ends with 0 where the library takes the message and the standard library computes the same
signature, with 1 where the library refuses it, and otherwise says what is wrong.
"""

import base64
import hashlib
import hmac
import sys
from datetime import datetime

import standardwebhooks.webhooks as library


def receiver_at(seconds):
    """Sets the clock by which the library tells what is too old."""

    class Receiver(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.fromtimestamp(seconds, tz=tz)

    library.datetime = Receiver


def main(secret, message_id, timestamp, signature):
    body = sys.stdin.buffer.read()
    receiver_at(int(timestamp) + 60)
    fields = {
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": signature,
    }
    try:
        library.Webhook(secret).verify(body, fields)
    except library.WebhookVerificationError as error:
        print(error)
        sys.exit(1)
    key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    code = hmac.digest(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256)
    if signature != "v1," + base64.b64encode(code).decode():
        sys.exit(f"computed otherwise: {signature}")


main(*sys.argv[1:])
