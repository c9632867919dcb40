"""The tables, as a list of steps. A step is never changed once released: a new one is added at the end.

PRAGMA user_version counts the steps taken. What was said is kept by triggers: events and log lines are never changed,
and an event goes only with its whole dossier (the cascade removes the parent row first, so the trigger sees it gone).
"""

from __future__ import annotations

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE dossiers (
            id TEXT PRIMARY KEY, title TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL,
            touched INTEGER NOT NULL) STRICT""",
        """CREATE TABLE definitions (
            version TEXT PRIMARY KEY, files TEXT NOT NULL) STRICT""",
        # last_seq and last_hash hold the end of the chain, so that events cut off at the end are missed;
        # started, changed, status and current only serve the list
        """CREATE TABLE conversations (
            id TEXT PRIMARY KEY, dossier TEXT NOT NULL REFERENCES dossiers(id) ON DELETE CASCADE,
            flow TEXT NOT NULL, version TEXT NOT NULL REFERENCES definitions(version),
            lang TEXT NOT NULL, audience TEXT NOT NULL,
            started TEXT NOT NULL, changed TEXT NOT NULL, status TEXT NOT NULL, current TEXT NOT NULL,
            last_seq INTEGER NOT NULL, last_hash TEXT NOT NULL, touched INTEGER NOT NULL) STRICT""",
        "CREATE INDEX conversations_by_dossier ON conversations(dossier)",
        "CREATE INDEX dossiers_by_touch ON dossiers(touched)",
        """CREATE TABLE events (
            conversation TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE, seq INTEGER NOT NULL,
            at TEXT NOT NULL, kind TEXT NOT NULL, by TEXT NOT NULL, data TEXT NOT NULL, hash TEXT NOT NULL,
            PRIMARY KEY (conversation, seq)) STRICT, WITHOUT ROWID""",
        """CREATE TABLE log (
            n INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
            dossier TEXT NOT NULL, conversation TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL) STRICT""",
        "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        """CREATE TRIGGER events_go_on BEFORE INSERT ON events
            WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM events WHERE conversation = NEW.conversation)
            BEGIN SELECT RAISE(ABORT, 'events are only added at the end'); END""",
        """CREATE TRIGGER events_stay BEFORE UPDATE ON events
            BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
        """CREATE TRIGGER events_go_with_their_dossier BEFORE DELETE ON events
            WHEN EXISTS (SELECT 1 FROM conversations WHERE id = OLD.conversation)
            BEGIN SELECT RAISE(ABORT, 'events go only with their dossier'); END""",
        """CREATE TRIGGER conversations_go_with_their_dossier BEFORE DELETE ON conversations
            WHEN EXISTS (SELECT 1 FROM dossiers WHERE id = OLD.dossier)
            BEGIN SELECT RAISE(ABORT, 'conversations go only with their dossier'); END""",
        """CREATE TRIGGER conversations_keep_what_they_are
            BEFORE UPDATE OF id, dossier, flow, version, audience ON conversations
            BEGIN SELECT RAISE(ABORT, 'a conversation keeps what it began as'); END""",
        """CREATE TRIGGER definitions_stay BEFORE UPDATE ON definitions
            BEGIN SELECT RAISE(ABORT, 'definitions are never changed'); END""",
        """CREATE TRIGGER log_goes_on BEFORE INSERT ON log
            WHEN NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM log)
            BEGIN SELECT RAISE(ABORT, 'log lines are only added at the end'); END""",
        """CREATE TRIGGER log_stays BEFORE UPDATE ON log
            BEGIN SELECT RAISE(ABORT, 'log lines are never changed'); END""",
        """CREATE TRIGGER log_is_kept BEFORE DELETE ON log
            BEGIN SELECT RAISE(ABORT, 'log lines are never removed'); END""",
    ),
    (
        """CREATE TABLE rounds (
            id TEXT PRIMARY KEY, title TEXT NOT NULL, flow TEXT NOT NULL,
            version TEXT NOT NULL REFERENCES definitions(version), created TEXT NOT NULL) STRICT""",
        """CREATE TABLE responses (
            round TEXT NOT NULL REFERENCES rounds(id) ON DELETE CASCADE, key TEXT NOT NULL, street TEXT NOT NULL,
            grouped TEXT NOT NULL, at TEXT NOT NULL, answers TEXT NOT NULL, PRIMARY KEY (round, key)) STRICT, WITHOUT ROWID""",
    ),
    (
        """CREATE TABLE consents (
            id TEXT PRIMARY KEY, dossier TEXT NOT NULL REFERENCES dossiers(id) ON DELETE CASCADE, with_whom TEXT NOT NULL,
            what TEXT NOT NULL, said_by TEXT NOT NULL, at TEXT NOT NULL, withdrawn TEXT NOT NULL) STRICT""",
        "CREATE INDEX consents_by_dossier ON consents(dossier)",
        """CREATE TRIGGER consents_keep_what_was_agreed
            BEFORE UPDATE OF id, dossier, with_whom, what, said_by, at ON consents
            BEGIN SELECT RAISE(ABORT, 'a consent is only withdrawn, never changed'); END""",
    ),
)
