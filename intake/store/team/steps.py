"""The tables of a team, as a list of steps; a step is never changed once released. Table `steps` counts those taken.

Plain for the server: ids, times, the names of members, which flow a talk follows, how many events. Sealed (BYTEA): titles,
all that was said and by whom, the place in a talk, what log lines tell, settings, forms.
Who sees which row is decided here, by row-level security; `intake.store.team.rights` decides the same in the program.
"""

from __future__ import annotations

SCHEMA = "draagwijzer"
GROUPS = {role: f"draagwijzer_{role}" for role in ("worker", "coordinator", "volunteer", "client")}
"""A member's role -> the PostgreSQL role that holds its rights."""

_TEAM = "draagwijzer_worker, draagwijzer_coordinator"
_ALL = ", ".join(GROUPS.values())

STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value BYTEA NOT NULL)",
        """CREATE TABLE members (
            name TEXT PRIMARY KEY, role TEXT NOT NULL CHECK (role IN ('worker', 'coordinator', 'volunteer', 'client')))""",
        "CREATE SEQUENCE touches",
        """CREATE TABLE dossiers (
            id TEXT PRIMARY KEY, title BYTEA NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL,
            touched BIGINT NOT NULL DEFAULT nextval('touches'), owner TEXT NOT NULL DEFAULT current_user)""",
        "CREATE TABLE definitions (version TEXT PRIMARY KEY, files TEXT NOT NULL)",
        """CREATE TABLE conversations (
            id TEXT PRIMARY KEY, dossier TEXT NOT NULL REFERENCES dossiers(id) ON DELETE CASCADE,
            flow TEXT NOT NULL, version TEXT NOT NULL REFERENCES definitions(version), place BYTEA NOT NULL,
            started TEXT NOT NULL, changed TEXT NOT NULL, last_seq INTEGER NOT NULL, last_hash TEXT NOT NULL,
            touched BIGINT NOT NULL DEFAULT nextval('touches'), owner TEXT NOT NULL DEFAULT current_user)""",
        "CREATE INDEX conversations_by_dossier ON conversations(dossier)",
        """CREATE TABLE events (
            conversation TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE, seq INTEGER NOT NULL,
            at TEXT NOT NULL, said BYTEA NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (conversation, seq))""",
        # conversation '' is the whole dossier; a client is given one conversation only
        """CREATE TABLE shares (
            dossier TEXT NOT NULL REFERENCES dossiers(id) ON DELETE CASCADE,
            conversation TEXT NOT NULL DEFAULT '', name TEXT NOT NULL REFERENCES members(name) ON DELETE CASCADE,
            PRIMARY KEY (name, dossier, conversation))""",
        """CREATE TABLE log (
            who TEXT NOT NULL DEFAULT current_user, n BIGINT NOT NULL, mark TEXT NOT NULL, at TEXT NOT NULL,
            dossier TEXT NOT NULL, conversation TEXT NOT NULL, told BYTEA NOT NULL, hash TEXT NOT NULL,
            PRIMARY KEY (who, n), UNIQUE (who, mark))""",
        """CREATE TABLE log_ends (
            who TEXT PRIMARY KEY DEFAULT current_user, n BIGINT NOT NULL, hash TEXT NOT NULL)""",
        """CREATE TABLE settings (
            who TEXT NOT NULL DEFAULT current_user, key TEXT NOT NULL, value BYTEA NOT NULL, PRIMARY KEY (who, key))""",
        """CREATE TABLE rounds (
            id TEXT PRIMARY KEY, title BYTEA NOT NULL, flow TEXT NOT NULL,
            version TEXT NOT NULL REFERENCES definitions(version), created TEXT NOT NULL)""",
        """CREATE TABLE responses (
            round TEXT NOT NULL REFERENCES rounds(id) ON DELETE CASCADE, token BYTEA NOT NULL, form BYTEA NOT NULL,
            PRIMARY KEY (round, token))""",
        # one trip for one answer: 1 kept, 0 not the next one, -1 not there (or not for this member)
        f"""CREATE FUNCTION add_event(
                conversation_ TEXT, seq_ INTEGER, at_ TEXT, said_ BYTEA, previous_ TEXT, hash_ TEXT, place_ BYTEA
            ) RETURNS INTEGER LANGUAGE plpgsql SET search_path = {SCHEMA}, pg_temp AS $$
            BEGIN
                UPDATE conversations SET last_seq = seq_, last_hash = hash_, place = place_, changed = at_,
                    started = CASE WHEN seq_ = 1 THEN at_ ELSE started END, touched = nextval('touches')
                    WHERE id = conversation_ AND last_seq = seq_ - 1 AND last_hash = previous_;
                IF NOT FOUND THEN
                    RETURN CASE WHEN EXISTS (SELECT 1 FROM conversations WHERE id = conversation_) THEN 0 ELSE -1 END;
                END IF;
                INSERT INTO events (conversation, seq, at, said, hash) VALUES (conversation_, seq_, at_, said_, hash_);
                RETURN 1;
            END $$""",
        # the list of dossiers follows what is said in them; a client may not touch the dossier itself
        f"""CREATE FUNCTION touch_dossier() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER
            SET search_path = {SCHEMA}, pg_temp AS $$
            BEGIN
                UPDATE dossiers SET changed = NEW.changed, touched = NEW.touched WHERE id = NEW.dossier;
                RETURN NULL;
            END $$""",
        """CREATE TRIGGER dossiers_follow AFTER INSERT OR UPDATE OF last_seq ON conversations
            FOR EACH ROW EXECUTE FUNCTION touch_dossier()""",
        # rights per table
        f"GRANT USAGE ON SCHEMA {SCHEMA} TO {_ALL}",
        f"GRANT USAGE ON SEQUENCE touches TO {_ALL}",
        f"GRANT SELECT ON steps, meta, members, shares, definitions, events TO {_ALL}",
        f"GRANT SELECT ON conversations, log, log_ends, settings TO {_ALL}",
        f"GRANT INSERT ON definitions TO {_TEAM}, draagwijzer_volunteer",
        f"GRANT INSERT (id, dossier, flow, version, place, started, changed, last_seq, last_hash) ON conversations TO {_ALL}",
        f"GRANT UPDATE (place, started, changed, last_seq, last_hash, touched) ON conversations TO {_ALL}",
        f"GRANT INSERT ON events TO {_ALL}",
        f"GRANT INSERT (n, mark, at, dossier, conversation, told, hash) ON log TO {_ALL}",
        f"GRANT INSERT (n, hash), UPDATE (n, hash) ON log_ends TO {_ALL}",
        f"GRANT INSERT (key, value), UPDATE (value) ON settings TO {_ALL}",
        f"GRANT SELECT ON dossiers TO {_TEAM}, draagwijzer_volunteer",
        f"GRANT INSERT (id, title, created, changed), UPDATE (title, changed, touched) ON dossiers TO {_TEAM}, draagwijzer_volunteer",
        f"GRANT SELECT, INSERT ON rounds, responses TO {_TEAM}",
        "GRANT DELETE ON dossiers, rounds TO draagwijzer_coordinator",
        "GRANT INSERT, DELETE ON shares TO draagwijzer_coordinator",
        # rights per row
        *(
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
            for table in ("members", "dossiers", "conversations", "events", "shares", "log", "log_ends", "settings",
                          "rounds", "responses")
        ),
        *(f"CREATE POLICY team ON {table} TO {_TEAM} USING (true) WITH CHECK (true)"
          for table in ("dossiers", "conversations", "events", "rounds", "responses")),
        f"CREATE POLICY team ON members FOR SELECT TO {_TEAM} USING (true)",
        f"CREATE POLICY team ON shares FOR SELECT TO {_TEAM} USING (true)",
        f"CREATE POLICY team ON log FOR SELECT TO {_TEAM} USING (true)",
        f"CREATE POLICY team ON log_ends FOR SELECT TO {_TEAM} USING (true)",
        "CREATE POLICY giving ON shares TO draagwijzer_coordinator USING (true) WITH CHECK (true)",
        "CREATE POLICY own ON members FOR SELECT USING (name = current_user)",
        "CREATE POLICY own ON shares FOR SELECT USING (name = current_user)",
        "CREATE POLICY own ON log USING (who = current_user) WITH CHECK (who = current_user)",
        "CREATE POLICY own ON log_ends USING (who = current_user) WITH CHECK (who = current_user)",
        "CREATE POLICY own ON settings USING (who = current_user) WITH CHECK (who = current_user)",
        """CREATE POLICY own ON dossiers TO draagwijzer_volunteer
            USING (owner = current_user OR EXISTS (
                SELECT 1 FROM shares WHERE name = current_user AND shares.dossier = dossiers.id AND shares.conversation = ''))
            WITH CHECK (owner = current_user OR EXISTS (
                SELECT 1 FROM shares WHERE name = current_user AND shares.dossier = dossiers.id AND shares.conversation = ''))""",
        """CREATE POLICY of_own_dossier ON conversations TO draagwijzer_volunteer
            USING (EXISTS (SELECT 1 FROM dossiers WHERE dossiers.id = conversations.dossier))
            WITH CHECK (EXISTS (SELECT 1 FROM dossiers WHERE dossiers.id = conversations.dossier))""",
        """CREATE POLICY own ON conversations TO draagwijzer_client
            USING (owner = current_user OR EXISTS (
                SELECT 1 FROM shares WHERE name = current_user AND shares.conversation = conversations.id))
            WITH CHECK (EXISTS (
                SELECT 1 FROM shares WHERE name = current_user AND shares.dossier = conversations.dossier))""",
        """CREATE POLICY of_own_conversation ON events TO draagwijzer_volunteer, draagwijzer_client
            USING (EXISTS (SELECT 1 FROM conversations WHERE conversations.id = events.conversation))
            WITH CHECK (EXISTS (SELECT 1 FROM conversations WHERE conversations.id = events.conversation))""",
    ),
    (
        # who agreed to share what with whom; only that it was withdrawn is added later
        """CREATE TABLE consents (
            id TEXT PRIMARY KEY, dossier TEXT NOT NULL REFERENCES dossiers(id) ON DELETE CASCADE,
            agreed BYTEA NOT NULL, at TEXT NOT NULL, withdrawn TEXT NOT NULL)""",
        "CREATE INDEX consents_by_dossier ON consents(dossier)",
        f"GRANT SELECT, INSERT, UPDATE (withdrawn) ON consents TO {_TEAM}, draagwijzer_volunteer",
        "ALTER TABLE consents ENABLE ROW LEVEL SECURITY",
        f"CREATE POLICY team ON consents TO {_TEAM} USING (true) WITH CHECK (true)",
        """CREATE POLICY of_own_dossier ON consents TO draagwijzer_volunteer
            USING (EXISTS (SELECT 1 FROM dossiers WHERE dossiers.id = consents.dossier))
            WITH CHECK (EXISTS (SELECT 1 FROM dossiers WHERE dossiers.id = consents.dossier))""",
        # settings of nobody in particular are the team's, such as what the review of old dossiers decided
        f"GRANT INSERT (who) ON settings TO {_TEAM}",
        f"CREATE POLICY of_team ON settings TO {_TEAM} USING (who = '') WITH CHECK (who = '')",
    ),
    (
        # an answer costs the server less: its plans are made once a session (all is found by its key), names are looked up in
        # no path (it runs with the rights of who calls it), and the dossier is left alone: the list of dossiers looks at its talks
        f"""CREATE OR REPLACE FUNCTION add_event(
                conversation_ TEXT, seq_ INTEGER, at_ TEXT, said_ BYTEA, previous_ TEXT, hash_ TEXT, place_ BYTEA
            ) RETURNS INTEGER LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
            BEGIN
                UPDATE {SCHEMA}.conversations SET last_seq = seq_, last_hash = hash_, place = place_, changed = at_,
                    started = CASE WHEN seq_ = 1 THEN at_ ELSE started END, touched = nextval('{SCHEMA}.touches'::regclass)
                    WHERE id = conversation_ AND last_seq = seq_ - 1 AND last_hash = previous_;
                IF NOT FOUND THEN
                    RETURN CASE WHEN EXISTS (SELECT 1 FROM {SCHEMA}.conversations WHERE id = conversation_) THEN 0 ELSE -1 END;
                END IF;
                INSERT INTO {SCHEMA}.events (conversation, seq, at, said, hash)
                    VALUES (conversation_, seq_, at_, said_, hash_);
                RETURN 1;
            END $$""",
        "DROP TRIGGER dossiers_follow ON conversations",
        "DROP FUNCTION touch_dossier()",
    ),
)  # fmt: skip
