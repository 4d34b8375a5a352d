#include "app/viewmodels/GrowingRows.h"

#include "app/viewmodels/RowListModel.h"

#include <catch2/catch_test_macros.hpp>

#include <QStringList>

namespace seenheard {

namespace {

std::vector<RowListModel::Row> named(const QStringList& names) {
    std::vector<RowListModel::Row> rows;
    for (const auto& name : names)
        rows.push_back({name});
    return rows;
}

struct GrowingList {
    GrowingList() {
        grown.setProperty("growth", QVariant::fromValue(&growth));
        grown.setSourceModel(&all);
        grown.componentComplete();
    }

    [[nodiscard]] QStringList shown() const {
        QStringList names;
        for (int row = 0; row < grown.rowCount(); ++row)
            names << grown.data(grown.index(row, 0), Qt::UserRole).toString();
        return names;
    }

    void growToTheEnd() {
        while (growth.growing())
            growth.grow();
    }

    PageGrowth growth;
    RowListModel all{{"name"}};
    GrowingRows grown;
};

} // namespace

TEST_CASE("rows come in their order, none before its turn, and all in the end") {
    GrowingList list;
    list.all.setRows(named({"Mill Lane", "Bridge Street", "Station Road"}));

    CHECK(list.shown().isEmpty());
    CHECK(list.growth.growing());
    list.growToTheEnd();
    CHECK(list.shown() == QStringList{"Mill Lane", "Bridge Street", "Station Road"});
    CHECK(list.grown.roleNames() == list.all.roleNames());
}

TEST_CASE("a row that has come says at once what changed in it") {
    GrowingList list;
    list.all.setRows(named({"Mill Lane", "Bridge Street"}));
    list.growToTheEnd();

    list.all.overwrite(named({"Mill Lane", "Quarry Hill"}));

    CHECK_FALSE(list.growth.growing());
    CHECK(list.shown() == QStringList{"Mill Lane", "Quarry Hill"});
}

TEST_CASE("what joins later waits for a turn; what is taken out goes at once") {
    GrowingList list;
    list.all.setRows(named({"Mill Lane"}));
    list.growToTheEnd();

    list.all.overwrite(named({"Mill Lane", "Bridge Street"}));
    CHECK(list.shown() == QStringList{"Mill Lane"});
    list.growToTheEnd();
    CHECK(list.shown() == QStringList{"Mill Lane", "Bridge Street"});
    list.all.overwrite(named({"Mill Lane"}));
    CHECK(list.shown() == QStringList{"Mill Lane"});
}

TEST_CASE("another list in the same place keeps as many rows as there were, and grows from there") {
    GrowingList list;
    list.all.setRows(named({"Mill Lane"}));
    list.growToTheEnd();

    list.all.setRows(named({"Quarry Hill", "Station Road"}));
    CHECK(list.shown() == QStringList{"Quarry Hill"});
    list.growToTheEnd();
    CHECK(list.shown() == QStringList{"Quarry Hill", "Station Road"});

    list.all.clear();
    list.all.setRows(named({"Mill Lane"}));
    CHECK(list.shown().isEmpty());
}

} // namespace seenheard
