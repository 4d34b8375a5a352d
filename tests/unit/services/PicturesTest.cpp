#include "platform/base/File.h"
#include "tests/unit/services/Officers.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace seenheard {

namespace {

PlainPicture somePicture(std::uint8_t octet = 7, PictureKind kind = PictureKind::Photograph) {
    PlainPicture plain;
    plain.file.assign(3000, octet);
    plain.kind = kind;
    plain.width = 64;
    plain.height = 48;
    return plain;
}

/// An officer who writes of Mill Lane in a force that allows pictures.
struct Shift {
    FakeClock clock;
    OfficerTablet dale{clock, 1, "PC 1 Dale"};
    DraftView draft;

    explicit Shift(bool allowed = true) {
        if (allowed)
            dale.allowPictures();
        auto started = dale.capture().start("incident_observation", millLane);
        REQUIRE(started.ok());
        draft = *std::move(started);
    }

    [[nodiscard]] RegisterKey inside(const std::string& name) const {
        return RegisterKey{{incidentForm()->fieldAt(dale.at("home_pictures"))->field(name)->number}};
    }
    Result<std::pair<DraftView, ItemId>> add(const Picture& picture) {
        return dale.capture().addItem(draft.id, "home_pictures", std::nullopt, {{inside("picture"), Value(picture)}});
    }
    [[nodiscard]] Picture keep(std::uint8_t octet = 7) {
        return dale.pictures().keep(draft.record, somePicture(octet)).value();
    }
    [[nodiscard]] bool isAsked(const std::string& path) {
        const auto view = dale.capture().draft(draft.id);
        REQUIRE(view.ok());
        return view->evaluation.relevant.contains(dale.at(path));
    }
    [[nodiscard]] bool isInBox(const PictureKey& key) const {
        for (const auto& file : std::filesystem::directory_iterator(dale.profile().box())) {
            const auto octets = readFile(file.path(), 1 << 26).value();
            if (std::search(octets.begin(), octets.end(), key.octets.begin(), key.octets.end()) != octets.end())
                return true;
        }
        return false;
    }
};

} // namespace

TEST_CASE("Where the force has not allowed pictures they are not asked for and not kept") {
    Shift shift(false);
    CHECK_FALSE(shift.draft.photographsAllowed);
    CHECK_FALSE(shift.isAsked("home_pictures"));
    CHECK(shift.dale.pictures().keep(shift.draft.record, somePicture()).error().code == ErrorCode::NotEntitled);
    shift.dale.allowPictures();
    CHECK(shift.isAsked("home_pictures"));
    shift.dale.allowPictures(false);
    CHECK_FALSE(shift.isAsked("home_pictures"));
}

TEST_CASE("A picture becomes part of a record, is shown from its sealed file, and is counted once an entry names it") {
    Shift shift;
    const auto picture = shift.keep();
    REQUIRE(shift.add(picture).ok());
    CHECK(shift.dale.seen().count(shift.draft.record).value() == PictureCount{0, 0});
    REQUIRE(shift.dale.capture().commit(shift.draft.id, "").ok());
    CHECK(shift.dale.seen().count(shift.draft.record).value() == PictureCount{1, 0});
    const auto view = shift.dale.records().show(shift.draft.record);
    REQUIRE(view.ok());
    const auto item = std::find_if(
        view->items.begin(), view->items.end(), [](const ItemView& one) { return one.list == "home_pictures"; });
    REQUIRE(item != view->items.end());
    CHECK(shift.dale.seen().open(picture).value() == somePicture().file);
    CHECK_FALSE(shift.isInBox(picture.key)); // only sealed to the force's keys
}

TEST_CASE("The same picture twice on one record is refused, also after an entry; taken back, it can come again") {
    Shift shift;
    const auto first = shift.add(shift.keep());
    REQUIRE(first.ok());
    CHECK(shift.add(shift.keep()).error().code == ErrorCode::AlreadyExists);
    CHECK(shift.add(shift.keep(8)).ok());
    REQUIRE(shift.dale.capture().commit(shift.draft.id, "").ok());
    CHECK(shift.add(shift.keep()).error().code == ErrorCode::AlreadyExists);
    REQUIRE(shift.dale.capture().withdrawItem(shift.draft.id, "home_pictures", first->second, "wrong room").ok());
    CHECK(shift.add(shift.keep()).ok());
}

TEST_CASE("A picture that is taken back before the entry is never counted and never sent") {
    Shift shift;
    const auto picture = shift.keep();
    const auto added = shift.add(picture);
    REQUIRE(shift.dale.capture().withdrawItem(shift.draft.id, "home_pictures", added->second, "").ok());
    REQUIRE(shift.dale.capture().commit(shift.draft.id, "").ok());
    CHECK_FALSE(shift.dale.store().pictures().waiting(std::nullopt).value());
    shift.clock.advance(25LL * 3'600'000);
    shift.dale.reopen();
    CHECK(PictureFiles(shift.dale.profile().pictures()).all().empty());
}

TEST_CASE("A colleague's picture is wanted when it is looked at, and only then") {
    Shift shift;
    OfficerTablet khan(shift.clock, 2, "PC 2 Khan");
    const auto picture = shift.keep();
    REQUIRE(shift.add(picture).ok());
    REQUIRE(shift.dale.capture().commit(shift.draft.id, "").ok());
    MeetingPlace server(shift.clock);
    server.meet({&shift.dale, &khan});
    server.meet({&shift.dale, &khan});
    CHECK_FALSE(khan.store().pictures().wanted(std::nullopt).value());
    CHECK(khan.seen().open(picture).error().code == ErrorCode::NotFound);
    REQUIRE(khan.pictures().fetch(shift.draft.record, picture).ok());
    REQUIRE(khan.store().pictures().wanted(std::nullopt).value());
    CHECK(khan.store().pictures().wanted(std::nullopt).value()->record == shift.draft.record);
    CHECK(khan.seen().counts().value().empty());
}

} // namespace seenheard
