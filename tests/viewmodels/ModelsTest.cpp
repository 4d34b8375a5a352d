#include "app/viewmodels/ObjectListModel.h"
#include "app/viewmodels/RowListModel.h"

#include <catch2/catch_test_macros.hpp>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace seenheard {

TEST_CASE("rows whose keys stay are changed in place, so that nothing on screen moves") {
    RowListModel rows({"key", "words"});
    rows.setRows({{"a", "one"}, {"b", "two"}});
    QSignalSpy resets(&rows, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&rows, &QAbstractItemModel::dataChanged);

    rows.setRows({{"a", "one"}, {"b", "three"}});

    CHECK(resets.isEmpty());
    CHECK(changes.count() == 1);
    CHECK(rows.at(1, "words") == QVariant("three"));
}

TEST_CASE("rows with other keys replace the list") {
    RowListModel rows({"key"});
    rows.setRows({{"a"}});
    QSignalSpy resets(&rows, &QAbstractItemModel::modelReset);
    rows.setRows({{"b"}});
    CHECK(resets.count() == 1);
}

TEST_CASE("rows that are written over stay, however many there were") {
    RowListModel rows({"key", "words"});
    const QAbstractItemModelTester honest(&rows, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy resets(&rows, &QAbstractItemModel::modelReset);
    QSignalSpy removals(&rows, &QAbstractItemModel::rowsRemoved);
    rows.overwrite({{"a", "one"}, {"b", "two"}, {"c", "three"}});
    CHECK(rows.count() == 3);

    rows.overwrite({{"d", "four"}});
    CHECK(rows.at(0, "words") == QVariant("four"));
    CHECK(rows.count() == 1);
    CHECK(removals.count() == 1);
    CHECK(resets.isEmpty());
}

TEST_CASE("what is asked of a row that does not exist is nothing") {
    const RowListModel rows({"key"});
    CHECK_FALSE(rows.at(0, "key").isValid());
    CHECK_FALSE(rows.at(-1, "words").isValid());
}

TEST_CASE("a new list of objects moves only what differs") {
    QObject first, second, third;
    ObjectListModel list("item");
    const QAbstractItemModelTester honest(&list, QAbstractItemModelTester::FailureReportingMode::Fatal);
    list.setObjects({&first, &second});
    QSignalSpy removals(&list, &QAbstractItemModel::rowsRemoved);
    QSignalSpy insertions(&list, &QAbstractItemModel::rowsInserted);

    list.setObjects({&first, &third, &second});
    CHECK(removals.isEmpty());
    CHECK(insertions.count() == 1);

    list.setObjects({&second, &first});
    CHECK(list.objects() == QList<QObject*>{&second, &first});
    list.setObjects({});
    CHECK(list.count() == 0);
}

} // namespace seenheard
