-- What an auditor's own queries read: views over the log and the read models, whose names and
-- columns stay as they are while the tables under them change. Each has to be described in the
-- article “Tables” beside Views. They live in the temporary schema of one connection, on which the
-- read models are "main" and the log is "log".

CREATE TEMP VIEW entries AS
SELECT position AS entry,
       time,
       CASE WHEN type GLOB 'waybill.command.*' THEN 'command' ELSE 'event' END AS kind,
       CASE WHEN type GLOB 'waybill.command.*' THEN SUBSTR(type, 17, LENGTH(type) - 19)
            ELSE SUBSTR(type, 15, LENGTH(type) - 17)
       END                        AS name,
       actor,
       subject,
       id,
       correlationid              AS correlation,
       record ->> '$.causationid' AS causation,
       record
FROM   log.entries;

CREATE TEMP VIEW refusals AS
SELECT position                    AS entry,
       time,
       actor,
       record ->> '$.data.command' AS command,
       subject,
       record ->> '$.data.rule'    AS rule,
       record ->> '$.data.reason'  AS reason,
       record ->> '$.data.run'     AS run
FROM   log.entries
WHERE  type = 'waybill.event.command-refused.v1';

CREATE TEMP VIEW users AS
SELECT id, name, role, added_at, deactivated_at
FROM   main.users;

CREATE TEMP VIEW connections AS
SELECT id, name, base_url, profile_limit, account_company AS account, account_plan,
       key_fingerprint, export_user, is_shared, requires_approval, created_at, saved_at, removed_at
FROM   main.connections;

CREATE TEMP VIEW consents AS
SELECT position AS entry, connection, text_version, text_sha256, accepted_by, accepted_at,
       superseded_at, withdrawn_by, withdrawn_at
FROM   main.consents;

CREATE TEMP VIEW segments AS
SELECT id, name, source, fields, customer_id_field, is_active, defined_at, removed_at
FROM   main.segments;

CREATE TEMP VIEW destinations AS
SELECT id, name, connection, list, list_name, matching, segments, only_changes, mirror, owner,
       schedule, saved_at, edited_at, detached_at, paused_at, removed_at
FROM   main.destinations;

CREATE TEMP VIEW runs AS
SELECT id,
       position                    AS entry,
       destination,
       destination_name,
       connection,
       connection_name,
       account_company             AS account,
       list,
       list_name,
       attributes,
       ordered_by,
       refresh,
       export_user,
       approved_by,
       consent_version,
       consent_position            AS consent_entry,
       status,
       reason,
       rule,
       cancelled_by,
       figures ->> '$.read'        AS rows_read,
       figures ->> '$.sent'        AS rows_sent,
       figures ->> '$.duplicates'  AS duplicates,
       figures ->> '$.unchanged'   AS unchanged,
       figures ->> '$.withheld'    AS withheld,
       (SELECT SUM(value ->> '$.rows') FROM JSON_EACH(figures, '$.rejected')) AS rejected,
       removed,
       batches,
       milliseconds,
       requested_at,
       started_at,
       ended_at
FROM   main.runs;

CREATE TEMP VIEW batches AS
SELECT run, number, position AS entry, COALESCE(kind, 'import') AS kind, recipients, bytes,
       body_sha256, manifest_root, consent_version, consent_position AS consent_entry, export_user,
       attempts, status, process, rejection_code, removed, prepared_at, sent_at, imported_at,
       removed_at
FROM   main.batches;

CREATE TEMP VIEW disclosures AS
SELECT run, batch, position AS entry, time, destination, connection, connection_name,
       account_company AS account, list, list_name, attributes, recipients, ordered_by, export_user,
       consent_version, consent_position AS consent_entry, certain
FROM   main.disclosures;

CREATE TEMP VIEW refreshes AS
SELECT id, position AS entry, ordered_by, due, missed, started_at, completed_at
FROM   main.refreshes;

CREATE TEMP VIEW notifications AS
SELECT position AS entry, time, message, destination, condition, attempts, reason
FROM   main.notifications;
