"""Drives a sandbox with Brevo's own client, as a customer's program would.

Usage: brevo_python_drive.py BASE_URL API_KEY

Ends with 0 where the client understood everything; else says what it did not.
"""

import sys
import urllib.request

from brevo import Brevo
from brevo.contacts import (
    AddContactToListRequestBodyEmails,
    ImportContactsRequestJsonBodyItem,
    RemoveContactFromListRequestBodyEmails,
)
from brevo.core.api_error import ApiError

POLLS = 2_000


def expect(what, actual, expected):
    if actual != expected:
        sys.exit(f"{what}: expected {expected!r}, got {actual!r}")


def expect_error(what, call, status, code, message):
    try:
        call()
    except ApiError as error:
        expect(f"{what}, status", error.status_code, status)
        body = error.body
        body = body if isinstance(body, dict) else body.model_dump()
        expect(f"{what}, code", body["code"], code)
        expect(f"{what}, message", body["message"], message)
        return
    sys.exit(f"{what}: expected status {status}, got an answer")


def completed(client, process_id):
    for _ in range(POLLS):
        process = client.process.get_process(process_id)
        expect("process name", process.name, "IMPORTUSER")
        if process.status == "completed":
            return process
        if process.status not in ("queued", "in_process"):
            sys.exit(f"unexpected status {process.status!r}")
    sys.exit("the import did not complete")


def drive_membership(client, list_id):
    """Takes contacts off a list that holds two, and puts them back."""
    contacts = client.contacts

    def members(**page):
        answer = contacts.get_contacts_from_list(list_id, sort="asc", **page)
        return answer.count, [item.email for item in answer.contacts]

    def remove(*emails, of=list_id):
        return contacts.remove_contact_from_list(
            of, request=RemoveContactFromListRequestBodyEmails(emails=list(emails)))

    expect("first page", members(limit=1), (2, ["ada@example.com"]))
    expect("last page", members(limit=500, offset=1), (2, ["grace@example.com"]))
    expect("behind the last page", members(limit=500, offset=2), (2, []))

    outcome = remove("ADA@example.com", "nobody@example.com").contacts
    expect("removed", outcome.success, ["ADA@example.com"])
    expect("not removed", outcome.failure, ["nobody@example.com"])
    expect("left", members(limit=500), (1, ["grace@example.com"]))
    expect_error(
        "nobody to remove", lambda: remove("ada@example.com", "nobody@example.com"),
        400, "invalid_parameter", "Contact already removed from list and/or does not exist")
    expect_error(
        "removal from nowhere", lambda: remove("grace@example.com", of=999),
        404, "document_not_found", "List ID does not exist")
    remove(*[f"n{number}@example.com" for number in range(149)], "grace@example.com")
    expect_error(
        "too many to remove",
        lambda: remove(*[f"n{number}@example.com" for number in range(151)]),
        400, "invalid_parameter", "No more than 150 contacts in one request")
    expect("nobody left", members(limit=500), (0, []))

    contacts.add_contact_to_list(
        list_id,
        request=AddContactToListRequestBodyEmails(
            emails=["grace@example.com", "ada@example.com"]))
    expect("put back", members(limit=500), (2, ["ada@example.com", "grace@example.com"]))


def main(base_url, api_key):
    client = Brevo(api_key=api_key, base_url=base_url)

    account = client.account.get_account()
    expect("plan", account.plan[0].type, "free")

    list_id = client.contacts.create_list(folder_id=1, name="Driven").id
    client.contacts.create_attribute("normal", "CITY", type="text")
    names = {item.name for item in client.contacts.get_attributes().attributes}
    expect("attributes", names, {"EMAIL", "SMS", "FIRSTNAME", "LASTNAME", "CITY"})

    imported = client.contacts.import_contacts(
        file_body=(
            "EMAIL;FIRSTNAME;SMS;CITY\n"
            "ada@example.com;Ada;33612345678;Paris\n"
            'Grace@Example.com;"Grace ""G"" H";+1 not a number;"New;York"\n'
            "not-an-address;Nobody;;\n"
        ),
        list_ids=[list_id],
        disable_notification=True,
        update_existing_contacts=True,
        empty_contacts_attributes=False,
    )
    process = completed(client, imported.process_id)
    report = urllib.request.urlopen(process.info.import_.invalid_emails).read().decode()
    expect("report", report, "EMAIL\nnot-an-address\n")
    expect("other report", process.info.import_.duplicate_phone_id, None)
    expect("processes", client.process.get_processes().count, 1)

    driven = client.contacts.get_list(list_id)
    expect("members", driven.unique_subscribers, 2)
    expect("dynamic", driven.dynamic_list, False)
    lists = client.contacts.get_lists(limit=50)
    expect("lists", {item.name for item in lists.lists}, {"Newsletter", "Recently active", "Driven"})

    page = client.contacts.get_contacts_from_list(list_id, limit=500, sort="asc")
    expect("count", page.count, 2)
    expect("emails", [item.email for item in page.contacts], ["ada@example.com", "grace@example.com"])

    grace = client.contacts.get_contact_info("grace@example.com")
    expect("first name", grace.attributes.model_dump()["FIRSTNAME"], 'Grace "G" H')
    expect("city", grace.attributes.model_dump()["CITY"], "New;York")
    expect("lists of a contact", grace.list_ids, [list_id])
    expect("blacklisted", grace.email_blacklisted, False)

    client.contacts.import_contacts(
        json_body=[
            ImportContactsRequestJsonBodyItem(
                email="ADA@example.com", attributes={"FIRSTNAME": "Ada L."}
            )
        ],
        list_ids=[list_id],
    )
    completed(client, imported.process_id + 1)
    ada = client.contacts.get_contact_info("ada@example.com")
    expect("updated name", ada.attributes.model_dump()["FIRSTNAME"], "Ada L.")
    expect("kept number", ada.attributes.model_dump()["SMS"], "33612345678")

    created = client.contacts.create_contact(email="alan@example.com", list_ids=[list_id])
    expect("new contact", client.contacts.get_contact_info(created.id).email, "alan@example.com")
    client.contacts.delete_contact("alan@example.com")
    expect("contacts", client.contacts.get_contacts(limit=1).count, 2)

    drive_membership(client, list_id)

    expect_error(
        "missing list", lambda: client.contacts.get_list(999),
        404, "document_not_found", "List ID does not exist")
    expect_error(
        "missing contact", lambda: client.contacts.get_contact_info("nobody@example.com"),
        404, "document_not_found", "Contact does not exist")
    expect_error(
        "missing process", lambda: client.process.get_process(999),
        404, "invalid_parameter", "processId is invalid")
    expect_error(
        "import to nowhere", lambda: client.contacts.import_contacts(file_body="EMAIL\na@b.fr\n"),
        400, "missing_parameter", "Missing listIds or newList")
    expect_error(
        "wrong key", lambda: Brevo(api_key="wrong", base_url=base_url).account.get_account(),
        401, "unauthorized", "Key not found")


if __name__ == "__main__":
    main(*sys.argv[1:])
