#include "app/viewmodels/DictationViewModel.h"

#include "tests/viewmodels/fakes/DictationFake.h"
#include "tests/viewmodels/fakes/OfficerScreens.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

namespace {

/// An officer who listens to a child, with a tablet that can write down what is said.
struct Listening {
    FakeClock clock;
    OfficerScreens asha{clock, 1, "PC Asha Rahman"};
    CaptureViewModel& capture = *asha.screens().capture();
    DictationFake* fake = nullptr;
    std::unique_ptr<DictationViewModel> dictation;

    Listening() {
        auto made = std::make_unique<DictationFake>();
        fake = made.get();
        dictation = std::make_unique<DictationViewModel>(std::move(made));
        asha.unlock();
        capture.start("incident_observation", millLane);
        waitUntilStill(asha.screens());
        capture.addChild("5_to_9");
        waitUntilStill(asha.screens());
    }

    /// A question inside the first quotation of the child on screen.
    FieldViewModel& question(const char* name) {
        auto* child = static_cast<ItemViewModel*>(capture.groups()->objects().first());
        auto* words = child->field("words");
        REQUIRE(words);
        REQUIRE(words->items()->count() > 0);
        auto* found = static_cast<ItemViewModel*>(words->items()->objects().first())->field(name);
        REQUIRE(found);
        return *found;
    }
    void couldHear(const char* who) {
        question("could_hear").choose(who);
        waitUntilStill(asha.screens());
    }
};

} // namespace

TEST_CASE("a tap listens only where nobody else could hear") {
    Listening room;
    CHECK_FALSE(room.dictation->isAlone(&room.question("quote")));
    room.dictation->listen(&room.question("quote"), false);
    CHECK_FALSE(room.fake->listens());

    room.couldHear("another_child");
    CHECK_FALSE(room.dictation->isAlone(&room.question("quote")));
    room.couldHear("another_child");
    room.couldHear("nobody_else");
    CHECK(room.dictation->isAlone(&room.question("quote")));
    room.dictation->listen(&room.question("quote"), false);
    CHECK(room.fake->listens());
}

TEST_CASE("where others could hear, it listens for as long as it is held") {
    Listening room;
    room.couldHear("another_child");
    room.dictation->listen(&room.question("quote"), true);
    CHECK(room.dictation->listening());
    room.fake->says = std::string("I want it to stop");
    room.dictation->stop();

    CHECK_FALSE(room.dictation->listening());
    CHECK(room.question("quote").text() == "I want it to stop");
}

TEST_CASE("what is spoken comes after what stands there, and a failure is said and changes nothing") {
    Listening room;
    auto& quote = room.question("quote");
    quote.type("Mummy was");
    QString said;
    QObject::connect(room.dictation.get(), &DictationViewModel::failed, [&](const QString& why) { said = why; });
    room.dictation->listen(&quote, true);
    room.fake->says = fail(ErrorCode::Internal, "The microphone is in use. Type the words instead.");
    room.dictation->stop();
    CHECK(said == "The microphone is in use. Type the words instead.");
    CHECK(quote.text() == "Mummy was");

    room.dictation->listen(&quote, true);
    room.fake->says = std::string("on the floor");
    room.dictation->stop();
    CHECK(quote.text() == "Mummy was on the floor");
}

TEST_CASE("a tablet that cannot write down what is said offers it nowhere") {
    FakeClock clock;
    OfficerScreens asha(clock, 1, "PC Asha Rahman");
    CHECK_FALSE(asha.screens().capture()->dictation()->available());
}

} // namespace seenheard
