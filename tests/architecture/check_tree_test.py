#!/usr/bin/env python3
"""Shows that check_tree.py fails on what it forbids and is silent on what it allows."""

import tempfile
import unittest
from pathlib import Path

import check_tree


class CheckTree(unittest.TestCase):
    def breaches(self, files):
        with tempfile.TemporaryDirectory() as directory:
            for name, text in files.items():
                path = Path(directory) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return list(check_tree.breaches(Path(directory)))

    def refused(self, name, text):
        found = self.breaches({name: text})
        self.assertEqual(len(found), 1, f"{name} with {text!r}: {found}")
        self.assertTrue(found[0].startswith(name + ":"), found)

    def accepted(self, name, text):
        self.assertEqual(self.breaches({name: text}), [])

    def test_an_include_that_points_down_is_accepted(self):
        self.accepted("app/services/CaptureService.cpp", '#include "sync/records/Fold.h"\n')
        self.accepted("sync/rules/WhatFollows.cpp", '#include "sync/forms/Answers.h"\n#include "sync/rules/WhatFollows.h"\n')
        self.accepted("tests/unit/records/FoldTest.cpp", '#include "sync/records/Fold.h"\n')

    def test_a_layer_may_not_include_the_one_above(self):
        self.refused("platform/base/Id.cpp", '#include "sync/records/Operation.h"\n')
        self.refused("sync/engine/Outbox.cpp", '#include "app/storage/EntryStore.h"\n')
        self.refused("app/services/A.cpp", '#include "app/viewmodels/B.h"\n')

    def test_who_shows_a_record_notes_the_look(self):
        self.accepted("app/viewmodels/A.cpp", "auto view = reads.toShow().record(id);\n")
        self.accepted("app/viewmodels/A.cpp", "auto lines = reads.records().list(9, 0);\n")
        self.accepted("app/services/A.cpp", "auto view = reads.records().show(id);\n")
        self.refused("app/viewmodels/A.cpp", "auto view = reads.records().show(id);\n")
        self.refused("app/headless/A.cpp", "auto life = tablet.reads().children().life(person, 9);\n")
        self.refused("app/headless/A.cpp", "auto lines = tablet.reads().reviews().queue();\n")
        self.refused("app/viewmodels/A.cpp", "auto draft = tablet.capture().open(record);\n")

    def test_the_engine_never_opens_an_entry(self):
        self.refused("sync/engine/Outbox.cpp", '#include "sync/records/Operation.h"\n')

    def test_the_server_never_uses_the_engine_or_the_app(self):
        self.refused("sync/server/main.cpp", '#include "sync/engine/Outbox.h"\n')
        self.refused("sync/server/main.cpp", '#include "app/storage/EntryStore.h"\n')
        self.refused("app/main.cpp", '#include "sync/server/store/LogStore.h"\n')

    def test_what_checks_the_log_shares_nothing_with_what_writes_it(self):
        self.refused("sync/verify/LogVerifier.cpp", '#include "sync/server/store/LogStore.h"\n')
        self.refused("sync/verify/LogVerifier.cpp", '#include "platform/database/Database.h"\n')

    def test_the_pure_parts_stand_in_their_order(self):
        self.refused("sync/records/Fold.cpp", '#include "sync/forms/Answers.h"\n')
        self.refused("sync/records/Fold.cpp", '#include "sync/protocol/Entry.h"\n')
        self.refused("sync/protocol/Entry.cpp", '#include "sync/forms/Answers.h"\n')
        self.refused("sync/forms/Answers.cpp", '#include "sync/rules/WhatFollows.h"\n')

    def test_qt_stays_at_the_edges(self):
        self.refused("sync/records/Fold.h", "#include <QString>\n")
        self.refused("app/services/CaptureService.h", "#include <QtCore/QObject>\n")
        self.refused("sync/server/main.cpp", "  #  include <QCoreApplication>\n")
        self.accepted("sync/transport/HttpTransport.cpp", "#include <QNetworkAccessManager>\n")

    def test_each_library_has_one_home(self):
        self.refused("app/storage/EntryStore.cpp", "#include <sqlite3.h>\n")
        self.refused("sync/server/handlers/ExchangeHandler.cpp", "#include <libpq-fe.h>\n")
        self.refused("sync/protocol/Entry.cpp", "#include <sodium.h>\n")
        self.refused("sync/engine/Outbox.cpp", "#include <boost/asio.hpp>\n")
        self.accepted("platform/database/Statement.cpp", "#include <sqlite3.h>\n")

    def test_sql_lives_in_stores_and_migrations(self):
        statement = 'auto s = "select id "\n         "from entry";\n'
        self.refused("app/services/ReviewService.cpp", statement)
        self.refused("app/services/ReviewService.cpp", 'auto s = R"(\n  UPDATE entry SET sent = 1)";\n')
        self.refused("sync/server/main.cpp", 'run("pragma journal_mode = wal");\n')
        self.accepted("app/storage/EntryStore.cpp", statement)
        self.accepted("app/storage/migrations/Migration001.cpp", 'auto s = "create table entry (id)";\n')

    def test_english_is_not_sql(self):
        self.accepted("app/services/A.cpp", '// select the child from the list\nauto s = "Select a child, then update";\n')

    def test_includes_are_written_from_the_root(self):
        self.refused("app/services/A.cpp", '#include "A.h"\n')
        self.accepted("app/viewmodels/A.cpp", '#include "A.moc"\n')

    def test_names_that_say_nothing_are_refused(self):
        self.refused("app/services/SyncManager.cpp", "")
        self.refused("platform/base/StringUtils.h", "")
        self.refused("qml/controls/RowHelper.qml", "")

    def test_a_class_has_one_definition(self):
        twice = check_tree.classes_defined_twice
        this, other = ("app/storage/A.h", "struct Row {\n};\n"), ("sync/server/B.h", "class Row final : public Base {\n};\n")
        self.assertEqual(len(list(twice([this, other]))), 1)
        self.assertEqual(list(twice([this, ("sync/server/B.h", "class Row;\nclass Rows {\n    struct Row {\n")])), [])


if __name__ == "__main__":
    unittest.main()
