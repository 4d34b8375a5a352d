#include "sync/server/access/TlsAuthority.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <fstream>
#include <memory>

using namespace seenheard;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A server with two teams, and people at desks who ask it in JSON.
class Desks : public ServerUnderTest {
public:
    Desks() {
        std::ofstream(folder_ / "teams.csv") << "id,title\nteam-1,Response 1\nteam-2,Response 2\n";
        std::ofstream(folder_ / "districts.csv") << "id,title\nbradford,Bradford\n";
        std::ofstream(folder_ / "officers.csv") << "id,name,role,team,district\n"
                                                   "1,PC 1 Dale,officer,Response 1,Bradford\n"
                                                   "2,PC 2 Khan,officer,Response 2,Bradford\n"
                                                   "3,PS 3 Webb,supervisor,Response 1,Bradford\n"
                                                   "4,Pat Lowe,administrator,Response 1,Bradford\n";
        const auto loaded =
            runStopped({"people", "load", folder_.path().string(), "--by", "A. Head", "--reason", "first day"});
        INFO(loaded.said);
        REQUIRE(loaded.code == 0);
    }

    struct Answer {
        int status = 0;
        nlohmann::json content;
    };
    Answer ask(const ScriptedTablet& desk, const std::string& method, const std::string& path,
        const nlohmann::json& body = nlohmann::json::object(), const std::string& query = {}) {
        const auto response = router().handle(
            {{method, path, desk.id(), "192.0.2.1", query}, method == "GET" ? Bytes() : copyOf(bytesOf(body.dump()))});
        return {response.status, nlohmann::json::parse(response.body, nullptr, false)};
    }
    Answer get(const ScriptedTablet& desk, const std::string& path) { return ask(desk, "GET", path); }
    Answer post(const ScriptedTablet& desk, const std::string& path, const nlohmann::json& body) {
        return ask(desk, "POST", path, body);
    }

    ScriptedTablet lowe = enrolled("Pat Lowe", Role::Administrator, "desk 1");
    ScriptedTablet webb = enrolled("PS 3 Webb", Role::Supervisor, "desk 2");
    ScriptedTablet dale = enrolled("PC 1 Dale");
    ScriptedTablet khan = enrolled("PC 2 Khan", Role::Officer, "tablet", "Response 2");

private:
    TempDirectory folder_;
};

} // namespace

TEST_CASE("An administrator changes people at a desk, and it stands in the audit under his name") {
    Desks desks;
    const auto joined = desks.post(desks.lowe, "/v1/desk/people",
        {{"id", "9"}, {"name", "PC 9 Frost"}, {"role", "pcso"}, {"team", "team-2"}, {"district", "Bradford"},
            {"reason", "new here"}});
    INFO(joined.content.dump());
    REQUIRE(joined.status == 200);
    CHECK(joined.content["person"]["team"] == "Response 2");
    CHECK(desks
              .post(desks.lowe, "/v1/desk/assignments",
                  {{"id", "9"}, {"scope", "team:Response 1"}, {"follows", true}, {"reason", "helps out"}})
              .status
        == 200);
    CHECK(desks.post(desks.lowe, "/v1/desk/people/leave", {{"id", "1"}, {"reason", "has left"}}).status == 200);
    CHECK(desks.store().log().signer(desks.dale.signer()).value()->standing == SignerStanding::Revoked);
    const auto listed = desks.get(desks.lowe, "/v1/desk/people");
    CHECK(listed.content["people"].size() == 5);
    const auto rows = desks.store().audit().rows(0, 1000).value();
    CHECK(rows.back().person == "Pat Lowe");
    CHECK(rows.back().signer == desks.lowe.signer());
    CHECK(rows.back().why == "has left");
}

TEST_CASE("What a desk asks wrongly is refused by what is wrong, and changes nothing") {
    Desks desks;
    const auto before = desks.store().audit().rows(0, 1000).value().size();
    for (const auto& [body, fault] : std::vector<std::pair<nlohmann::json, std::string>>{
             {{{"id", "9"}, {"name", "PC 9"}, {"role", "pcso"}, {"team", "team-2"}, {"district", "Bradford"}},
                 "'reason'"},
             {{{"id", "9"}, {"name", "PC 9"}, {"role", "king"}, {"team", "team-2"}, {"district", "Bradford"},
                  {"reason", "x"}},
                 "is no role"},
             {{{"id", "9"}, {"name", "PC 9"}, {"role", "pcso"}, {"team", "none"}, {"district", "Bradford"},
                  {"reason", "x"}},
                 "there is no team 'none'"},
             {{{"id", "9"}, {"reason", "x"}}, "'name'"}, {{{"id", 9}, {"reason", "x"}}, "'id'"}}) {
        const auto answer = desks.post(desks.lowe, "/v1/desk/people", body);
        CHECK(answer.status == 400);
        CHECK_THAT(answer.content.value("message", ""), ContainsSubstring(fault));
    }
    const auto response =
        desks.router().handle({{"POST", "/v1/desk/people", desks.lowe.id(), "192.0.2.1"}, copyOf(bytesOf("no JSON"))});
    CHECK(response.status == 400);
    CHECK(desks.post(desks.lowe, "/v1/desk/people/leave", {{"id", "99"}, {"reason", "x"}}).status == 400);
    CHECK(desks.store().audit().rows(0, 1000).value().size() == before);
}

TEST_CASE("A supervisor makes a code for his own team's officers, and for nobody above them") {
    Desks desks;
    const auto made = desks.post(
        desks.webb, "/v1/desk/codes", {{"id", "1"}, {"tablet", "tablet 7"}, {"valid_hours", 2}, {"reason", "a spare"}});
    INFO(made.content.dump());
    REQUIRE(made.status == 200);
    ScriptedTablet spare("tablet 7");
    CHECK(desks
              .ServerUnderTest::post("/v1/enrol",
                  packMessage(canonicalBytes(
                      spare.enrolmentRequest(enrolmentCodeFrom(made.content["code"].get<std::string>()).value()))),
                  std::nullopt)
              .status
        == 200);
    CHECK(desks.post(desks.webb, "/v1/desk/codes", {{"id", "2"}, {"reason", "not his team"}}).status == 403);
    CHECK(desks.post(desks.webb, "/v1/desk/codes", {{"id", "3"}, {"reason", "his equal"}}).status == 403);
    CHECK(desks.post(desks.webb, "/v1/desk/codes", {{"id", "4"}, {"reason", "above him"}}).status == 403);
    const auto other = desks.post(desks.lowe, "/v1/desk/codes", {{"id", "2"}, {"reason", "new tablet"}});
    REQUIRE(other.status == 200);
    CHECK(desks.get(desks.webb, "/v1/desk/codes").content["codes"].empty());
    CHECK(
        desks
            .post(desks.webb, "/v1/desk/codes/withdraw", {{"code_id", other.content["code_id"]}, {"reason", "not his"}})
            .status
        == 403);
    CHECK(desks
              .post(desks.lowe, "/v1/desk/codes/withdraw",
                  {{"code_id", other.content["code_id"]}, {"reason", "made twice"}})
              .status
        == 200);
}

TEST_CASE("A supervisor closes tablets and settles what is held in the teams that he follows alone, never his own") {
    Desks desks;
    for (auto* tablet : {&desks.dale, &desks.khan})
        (void)desks.exchange(
            *tablet, {tablet->write(partWith(recordNumber(1), test_form::concern(), Text("some")), desks.form)});
    const auto finding = desks.dale.lastOperation();
    // What is not entitled is held: each decides over the other.
    (void)desks.exchange(desks.khan,
        {desks.khan.write(
            partWith(recordNumber(1), test_form::concern(), Text("none"), {finding}, "I think so"), desks.form)});
    const auto held = desks.store().log().held().value();
    REQUIRE(held.size() == 1);
    CHECK(desks.get(desks.webb, "/v1/desk/holds").content["holds"].empty());
    const nlohmann::json settle{{"entry", held[0].entry.hex()}, {"how", "release"}, {"reason", "he saw it"}};
    CHECK(desks.post(desks.webb, "/v1/desk/holds/settle", settle).status == 403);
    CHECK(desks
              .post(desks.webb, "/v1/desk/signers/close",
                  {{"signer", desks.khan.signer().hex()}, {"how", "revoke"}, {"reason", "x"}})
              .status
        == 403);
    REQUIRE(desks
                .post(desks.lowe, "/v1/desk/assignments",
                    {{"id", "3"}, {"scope", "team:Response 2"}, {"follows", true}, {"reason", "covers"}})
                .status
        == 200);
    CHECK(desks.get(desks.webb, "/v1/desk/holds").content["holds"].size() == 1);
    CHECK(desks.post(desks.webb, "/v1/desk/holds/settle", settle).status == 200);
    CHECK(desks.store().log().heldCount().value() == 0);
    CHECK(desks
              .post(desks.webb, "/v1/desk/tablets/command",
                  {{"signer", desks.khan.signer().hex()}, {"command", "lock"}, {"reason", "mislaid"}})
              .status
        == 200);
    CHECK(desks.store().tabletCommands().open(desks.khan.id(), 9).value().size() == 1);
    // Above him stands the administrator.
    CHECK(desks
              .post(desks.webb, "/v1/desk/signers/close",
                  {{"signer", desks.lowe.signer().hex()}, {"how", "revoke"}, {"reason", "x"}})
              .status
        == 403);
}

TEST_CASE("Who was revoked, or is another now, is refused at the next request") {
    Desks desks;
    CHECK(desks.get(desks.lowe, "/v1/desk/people").status == 200);
    REQUIRE(desks
                .runStopped({"signers", "role", desks.webb.signer().hex(), "--role", "officer", "--by", "A. Head",
                    "--reason", "acting up ended"})
                .code
        == 0);
    CHECK(desks.get(desks.webb, "/v1/desk/holds").status == 403);
    REQUIRE(
        desks.runStopped({"signers", "revoke", desks.lowe.signer().hex(), "--by", "A. Head", "--reason", "has left"})
            .code
        == 0);
    CHECK(desks.get(desks.lowe, "/v1/desk/people").status == 403);
    const auto nobody = desks.router().admit({"GET", "/v1/desk/people", std::nullopt, "192.0.2.1"});
    CHECK(std::holds_alternative<Response>(nobody));
}

TEST_CASE("A desk keeps its own key and is admitted by its public one, for a role that has something to do there") {
    Desks desks;
    const TempDirectory directory;
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const auto publicFile = (directory / "desk.pub").string();
    const auto privateFile = (directory / "desk.key").string();
    for (const bool isPublic : {true, false}) {
        auto* out = BIO_new_file((isPublic ? publicFile : privateFile).c_str(), "w");
        REQUIRE((isPublic ? PEM_write_bio_PUBKEY(out, key.get())
                          : PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr))
            == 1);
        BIO_free(out);
    }
    const auto admit = [&](const std::string& file, const std::string& person) {
        return desks.runStopped({"desks", "admit", file, "--person", person, "--name", "desk 9", "--by", "A. Head",
            "--reason", "looks after people", "--authority", (directory / "authority.pem").string()});
    };
    CHECK_THAT(admit(privateFile, "4").said, ContainsSubstring("This is a private key"));
    CHECK_THAT(admit(publicFile, "1").said, ContainsSubstring("The role officer may do nothing at a desk"));
    const auto admitted = admit(publicFile, "4");
    INFO(admitted.said);
    REQUIRE(admitted.code == 0);
    CHECK_THAT(admitted.said, ContainsSubstring("-----BEGIN CERTIFICATE-----"));
    CHECK(std::filesystem::file_size(directory / "authority.pem") > 300);

    unsigned char* octets = nullptr;
    const auto size = i2d_PUBKEY(key.get(), &octets);
    const auto desk = tabletIdOf(BytesView(octets, static_cast<std::size_t>(size)));
    OPENSSL_free(octets);
    CHECK(desks.router().handle({{"GET", "/v1/desk/people", desk, "192.0.2.1"}, {}}).status == 200);
    CHECK(desks.router().handle({{"GET", "/v1/desk/audit", desk, "192.0.2.1"}, {}}).status == 403);
}
