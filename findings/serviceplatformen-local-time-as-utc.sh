#!/usr/bin/env bash
# python-serviceplatformen 3.2.0 (PyPI) writes the times of a MeMo message by putting a Z, which says world time, behind whatever time it is
# given, without turning it into world time first. A Danish deadline, the last second of 9 April 2018 with its offset of two hours, comes
# out as 23:59:59Z and so lies two hours too late. A time with an offset is valid input, and the message is valid by the schema, so nothing
# tells of it. A round trip through the model does not prove the times of a message either.
# Our messages turn the day into world time themselves (`src/packet/moments.rs`), and the tests read the moment out again.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check python-serviceplatformen==3.2.0
"$work/env/bin/python" - <<'PY'
import datetime
from python_serviceplatformen.models import message
from python_serviceplatformen.models.xml_util import dataclass_to_xml_string

danish = datetime.timezone(datetime.timedelta(hours=2))
until = datetime.datetime(2018, 4, 9, 23, 59, 59, tzinfo=danish)
sender = message.Sender(senderID="00000000", idType="CVR", label="Egelund Kommune")
recipient = message.Recipient(recipientID="0000000000", idType="CPR")
header = message.MessageHeader(messageType="DIGITALPOST", messageUUID="5a70313b-9f94-4139-adae-52c9c4a7d964", label="Brev",
                               replyByDateTime=until, sender=sender, recipient=recipient)
written = dataclass_to_xml_string(message.Message(messageHeader=header)).partition("replyByDateTime>")[2].partition("<")[0]
meant = until.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
print(f"meant {meant}, written {written}")
assert meant == "2018-04-09T21:59:59Z" and written.startswith("2018-04-09T23:59:59") and written.endswith("Z"), "it has been mended"
PY
