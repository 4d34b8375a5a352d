#include "app/viewmodels/Speech.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

TEST_CASE("what is said in one breath leaves out what is empty, and ends each sentence once") {
    const auto said = [](const QStringList& parts) { return Speech::sentences(parts).toStdString(); };

    CHECK(said({"Records to review: 2", "", "Answers that came back: 1"})
        == "Records to review: 2. Answers that came back: 1");
    CHECK(said({"", "Feedback to read: 1"}) == "Feedback to read: 1");
    CHECK(said({"Finished 21:26. Your review is begun.", "Review by 07:30"})
        == "Finished 21:26. Your review is begun. Review by 07:30");
    CHECK(said({"Who could hear?", "“I want it to stop.”", "Not alone"})
        == "Who could hear? “I want it to stop.” Not alone");
    CHECK(said({"RA, 3", "  ", "On this tablet "}) == "RA, 3. On this tablet");
    CHECK(said({"", ""}).empty());
}

} // namespace seenheard
