#include "sync/server/configuration/Configuration.h"

#include "sync/server/admin/ServerProgram.h"
#include "tests/unit/server/ServerUnderTest.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <sstream>

using namespace seenheard;

namespace {

/// The program, with a file of settings and an environment.
class Configured {
public:
    std::string write(const std::string& content) {
        std::ofstream(directory_ / "server.conf") << content;
        return file("server.conf");
    }
    [[nodiscard]] std::string file(const std::string& name) const { return (directory_ / name).string(); }
    int run(const std::vector<std::string>& words) {
        out.str({});
        err.str({});
        return runServerProgram(words, {out, err, clock_, random_, log_, environment});
    }
    void init() {
        REQUIRE(run({"init", "--store", file("server.db"), "--recovery-key", file("recovery.json"), "--name", "Test"})
            == 0);
    }

    std::map<std::string, std::string> environment;
    std::ostringstream out;
    std::ostringstream err;

private:
    TempDirectory directory_;
    FakeClock clock_;
    SystemRandom random_;
    KeptLog log_;
};

std::string faultsOf(const Result<Configuration>& configuration) {
    REQUIRE_FALSE(configuration.ok());
    return configuration.error().message;
}

} // namespace

TEST_CASE("The command line is stronger than the environment, and that than the file") {
    Configured configured;
    const auto file = configured.write("# A comment\n\nthreads = 2\nqueue=20\n  listen = 127.0.0.1:1 \n");
    const auto read = Configuration::read(file,
        {{"SEENHEARD_SERVER_QUEUE", "30"}, {"SEENHEARD_SERVER_LISTEN", "127.0.0.1:2"}, {"SEENHEARD_TEST_STORE", "x"}},
        {{"listen", "127.0.0.1:3"}, {"json", ""}});
    REQUIRE(read.ok());
    CHECK(read->given().at("threads").value == "2");
    CHECK(read->given().at("threads").place == file + ":3");
    CHECK(read->given().at("queue").value == "30");
    CHECK(read->given().at("queue").place == "SEENHEARD_SERVER_QUEUE");
    CHECK(read->given().at("listen").value == "127.0.0.1:3");
    CHECK(read->given().at("listen").place == "--listen");
    CHECK(read->given().size() == 3);
}

TEST_CASE("Everything that is wrong is named at once, each with its place and what was meant") {
    Configured configured;
    const auto file = configured.write(
        "listn = 127.0.0.1:1\nthreads = many\nthreads = 3\nnonsense\n"
        "log-level = loud\nzzzzzzzzzzzzz = 1\nlisten = localhost\nstore =\nproxy-socket = server.sock\n");
    const auto faults = faultsOf(Configuration::read(file, {{"SEENHEARD_SERVER_QUEU", "1"}}, {{"grace", "0"}}));
    CHECK(faults.starts_with("11 things in the configuration are wrong:"));
    CHECK(faults.find(file + ":1: there is no setting 'listn'; did you mean 'listen'?") != std::string::npos);
    CHECK(faults.find(file + ":2: threads takes a whole number from 1 to 64, not 'many'.") != std::string::npos);
    CHECK(faults.find(file + ":3: threads was set in " + file + ":2 already.") != std::string::npos);
    CHECK(faults.find(file + ":4: this is not 'name = value'.") != std::string::npos);
    CHECK(faults.find(file + ":5: log-level is one of debug notice warning failure, not 'loud'.") != std::string::npos);
    CHECK(faults.find(file + ":6: there is no setting 'zzzzzzzzzzzzz'.") != std::string::npos);
    CHECK(faults.find(file + ":7: 'localhost' is no address") != std::string::npos);
    CHECK(faults.find(file + ":8: store has no value.") != std::string::npos);
    CHECK(faults.find(file + ":9: proxy-socket takes the whole path of a socket") != std::string::npos);
    CHECK(faults.find("SEENHEARD_SERVER_QUEU: there is no setting 'queu'; did you mean 'queue'?") != std::string::npos);
    CHECK(faults.find("--grace: grace takes a whole number from 1 to 300, not '0'.") != std::string::npos);
}

TEST_CASE("A file that is not there is named") {
    Configured configured;
    CHECK(
        faultsOf(Configuration::read(configured.file("absent.conf"), {}, {})).find("absent.conf") != std::string::npos);
}

TEST_CASE("Every command finds its store in the file that --config or the environment names") {
    Configured configured;
    configured.init();
    const auto file = configured.write("store = " + configured.file("server.db") + "\n");
    CHECK(configured.run({"status"}) == 2);
    CHECK(configured.run({"status", "--config", file}) == 0);
    configured.environment["SEENHEARD_SERVER_CONFIG"] = file;
    CHECK(configured.run({"status"}) == 0);
    configured.environment["SEENHEARD_SERVER_STORE"] = configured.file("other.db");
    CHECK(configured.run({"status"}) == 1);
    CHECK(configured.err.str().find("other.db") != std::string::npos);
}

TEST_CASE("serve --check says where each setting comes from, and serves nothing") {
    Configured configured;
    configured.init();
    const auto file = configured.write("store = " + configured.file("server.db") + "\nthreads = 2\n");
    CHECK(configured.run({"serve", "--check", "--config", file, "--queue", "9"}) == 0);
    const auto said = configured.out.str();
    CHECK(said.find("threads = 2   (" + file + ":2)") != std::string::npos);
    CHECK(said.find("queue = 9   (--queue)") != std::string::npos);
    CHECK(said.find("listen = 127.0.0.1:8443   (default)") != std::string::npos);
    CHECK(said.ends_with("the configuration is good\n"));
}

TEST_CASE("serve --check refuses what could not serve: a certificate, a store, addresses") {
    Configured configured;
    configured.init();
    const auto store = configured.file("server.db");
    const auto refused = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"serve", "--check", "--store", store});
        CHECK(configured.run(words) == 1);
        return configured.err.str();
    };
    CHECK(refused({"--tls-certificate", "x.pem"}).find("belong together") != std::string::npos);
    CHECK(refused({"--tls-certificate", configured.file("x.pem"), "--tls-key", "y.pem"}).find("x.pem")
        != std::string::npos);
    std::ofstream(configured.file("bad.pem")) << "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    CHECK(refused({"--tls-certificate", configured.file("bad.pem"), "--tls-key", configured.file("bad.pem")})
              .find("bad.pem holds no certificate in PEM")
        != std::string::npos);
    CHECK(refused({"--metrics", "0.0.0.0:9464"}).find("loopback") != std::string::npos);
    CHECK(configured.run({"serve", "--check", "--store", configured.file("absent.db")}) == 1);
    CHECK(configured.err.str().find("absent.db") != std::string::npos);
}
