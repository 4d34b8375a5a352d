#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace seenheard;

TEST_CASE("A tablet that comes later gets every leaf, page by page, and ends with the same records") {
    ServerUnderTest server;
    auto writer = server.enrolled("PC 1 Dale");
    const std::string paragraph(8000, 'x');
    for (std::uint8_t batch = 0; batch < 14; ++batch) {
        std::vector<Entry> entries;
        for (std::uint8_t i = 0; i < 25; ++i) {
            const auto record = recordNumber(static_cast<std::uint8_t>(batch * 16 + i % 16));
            entries.push_back(
                writer.write(partWith(record, test_form::words(), Text(paragraph.substr(0, 4000))), server.form));
        }
        (void)server.exchange(writer, entries);
    }
    auto reader = server.enrolled("PC 2 Khan");
    std::size_t pages = 0;
    bool more = true;
    while (more) {
        const auto answer = server.exchange(reader);
        more = answer.more;
        ++pages;
        REQUIRE(pages < 10);
    }
    CHECK(pages == 2);
    CHECK(reader.records() == writer.records());
    CHECK(server.exchange(reader).leaves.empty());
}

TEST_CASE("Small entries fill a page to its octets, however many they are") {
    ServerUnderTest server;
    auto writer = server.enrolled("PC 1 Dale");
    for (std::uint8_t batch = 0; batch < 13; ++batch) {
        std::vector<Entry> entries;
        for (std::uint8_t i = 0; i < 100; ++i)
            entries.push_back(writer.write(partWith(recordNumber(i), test_form::words(), Text("short")), server.form));
        (void)server.exchange(writer, entries);
    }
    auto reader = server.enrolled("PC 2 Khan");
    const auto answer = server.exchange(reader);
    CHECK(answer.leaves.size() >= 1300);
    CHECK_FALSE(answer.more);
    CHECK(reader.records() == writer.records());
}

TEST_CASE("Published forms come once, and forms that entries name come with them") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const auto first = server.exchange(tablet);
    REQUIRE(first.forms.size() == 3); // and those that entries of administrators and of views are made with
    std::vector<Hash> held;
    for (const auto& form : first.forms)
        held.push_back(form.hash);
    REQUIRE(std::ranges::count(held, server.form.hash) == 1);

    (void)server.exchange(
        tablet, {tablet.write(partWith(recordNumber(1), test_form::words(), Text("old form")), server.form)});
    const auto newer = server.publish(testFormJson("2"));
    auto reader = server.enrolled("PC 2 Khan");
    CHECK(server.exchange(reader).forms.size() == 4);

    auto request = tablet.request(server.clock.now().utcMs);
    request.formsHeld = held;
    request.formsHeld.push_back(newer.hash);
    CHECK(server.sendWell(tablet, request).forms.empty());
    request.formsHeld = held;
    const auto answer = server.sendWell(tablet, request);
    REQUIRE(answer.forms.size() == 1);
    CHECK(answer.forms[0].hash == newer.hash);
}

TEST_CASE("Reference data comes whole when there is a newer version, and not otherwise") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const std::vector<ReferenceContent> sets{{"people", Bytes{'[', ']'}}, {"teams", Bytes{'[', ']'}}};
    REQUIRE(server.store().catalogue().replaceReferenceSets(sets, 5).ok());
    const auto answer = server.exchange(tablet);
    REQUIRE(answer.references.size() == 2);
    CHECK(answer.references[0].version.set == "people");
    CHECK(answer.references[0].asAtMs == 5);

    auto request = tablet.request(server.clock.now().utcMs);
    request.references = {{"people", 1}, {"teams", 1}};
    CHECK(server.sendWell(tablet, request).references.empty());
    const std::vector<ReferenceContent> changed{{"teams", Bytes{'[', '1', ']'}}};
    REQUIRE(server.store().catalogue().replaceReferenceSets(changed, 6).ok());
    const auto later = server.sendWell(tablet, request);
    REQUIRE(later.references.size() == 1);
    CHECK(later.references[0].version.version == 2);
}

TEST_CASE("Of a set that a tablet holds only what changed comes, however long it is") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    std::string items = "[";
    for (int i = 0; i < 10'000; ++i)
        items += (i == 0 ? "" : ",") + std::string(R"({"id":"p)") + std::to_string(i)
            + R"(","kind":"person","title":"Child )" + std::to_string(i) + "\"}";
    const auto put = [&](const std::string& text, std::int64_t atMs) {
        const std::vector<ReferenceContent> sets{{"children", copyOf(bytesOf(text))}};
        REQUIRE(server.store().catalogue().replaceReferenceSets(sets, atMs).ok());
    };
    put(items + "]", 5);
    const auto whole = server.exchange(tablet);
    REQUIRE(whole.references.size() == 1);
    CHECK_FALSE(whole.references[0].from);

    auto request = tablet.request(server.clock.now().utcMs);
    request.references = {whole.references[0].version};
    const auto nothing = canonicalBytes(server.sendWell(tablet, request)).size();
    put(items + R"(,{"id":"p10000","kind":"person","title":"Child 10000"}])", 6);
    const auto later = server.sendWell(tablet, request);
    REQUIRE(later.references.size() == 1);
    CHECK(later.references[0].from == whole.references[0].version.version);
    CHECK(textOf(BytesView(later.references[0].items)) == R"([{"id":"p10000","kind":"person","title":"Child 10000"}])");
    CHECK(canonicalBytes(later).size() < nothing + 200);

    // One that the server has never had, as after a restore: newer or older, the whole goes.
    for (const std::uint64_t lost : {std::uint64_t{0}, later.references[0].version.version + 100}) {
        request.references = {{"children", lost}};
        const auto again = server.sendWell(tablet, request);
        REQUIRE(again.references.size() == 1);
        CHECK_FALSE(again.references[0].from);
    }
}

TEST_CASE("More reference data than fits one answer comes with the next") {
    ServerUnderTest server;
    auto tablet = server.enrolled("PC 1 Dale");
    const std::vector<ReferenceContent> sets{
        {"people", Bytes(Feed::referenceBytes - 10, ' ')}, {"teams", Bytes(100, ' ')}};
    REQUIRE(server.store().catalogue().replaceReferenceSets(sets, 5).ok());
    const auto answer = server.exchange(tablet);
    CHECK(answer.references.size() == 1);
    CHECK(answer.more);
    auto request = tablet.request(server.clock.now().utcMs);
    request.references = {{"people", 1}};
    const auto later = server.sendWell(tablet, request);
    CHECK(later.references.size() == 1);
    CHECK_FALSE(later.more);
}
