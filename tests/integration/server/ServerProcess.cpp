#include "tests/integration/server/ServerProcess.h"

#include "platform/base/Clock.h"
#include "tests/support/ProcessFigures.h"

#include <catch2/catch_test_macros.hpp>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

namespace seenheard {

namespace {

constexpr int patienceMs = 30'000;

std::string contentOf(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void pauseBriefly() {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

} // namespace

ServerProcess::ServerProcess(const MakePlace& makePlace) : ServerProcess(std::vector<std::string>(), makePlace) {}

ServerProcess::ServerProcess(std::vector<std::string> serveOptions, const MakePlace& makePlace)
    : serveOptions_(std::move(serveOptions))
    , place_(makePlace(directory_.path())) {
    std::signal(SIGPIPE, SIG_IGN);
    (void)run(onStore({"init", "--recovery-key", file("recovery.json"), "--name", "Test Force"}));
    std::ofstream(directory_ / "form.json") << testFormJson();
    (void)run(onStore({"forms", "publish", file("form.json")}));
    const auto form = FormDefinition::fromJson(bytesOf(testFormJson()));
    REQUIRE(form.ok());
    form_ = {form->id(), form->hash()};
    start();
    auto client = HttpsClient::connect({port_, {}, std::nullopt, 0});
    REQUIRE(client.ok());
    const auto answer = client->request("GET", "/v1/authority");
    REQUIRE(answer.ok());
    const auto authority = authorityFrom(*unpackMessage(answer->body));
    REQUIRE(authority.ok());
    authority_ = *authority;
}

ServerProcess::~ServerProcess() {
    others_.push_back(process_);
    for (int& process : others_) {
        if (process > 0)
            (void)end(process, SIGKILL);
    }
}

void ServerProcess::start() {
    port_ = serve(process_, "serve");
}

std::uint16_t ServerProcess::startAnother() {
    others_.push_back(-1);
    return restartAnother(others_.size() - 1);
}

void ServerProcess::killAnother(std::size_t which) {
    (void)end(others_.at(which), SIGKILL);
}

std::uint16_t ServerProcess::restartAnother(std::size_t which) {
    return serve(others_.at(which), "serve" + std::to_string(which + 2));
}

std::uint16_t ServerProcess::serve(int& process, const std::string& name) const {
    const auto output = file(name + ".out");
    std::filesystem::remove(output);
    std::vector<std::string> words{"serve", "--listen", "127.0.0.1:0", "--port-file", file(name + ".port")};
    words.insert(words.end(), serveOptions_.begin(), serveOptions_.end());
    process = spawn(onStore(std::move(words)), output, file(name + ".log"));
    for (int waited = 0; waited < patienceMs && contentOf(output).find("ready") == std::string::npos; waited += 10)
        pauseBriefly();
    INFO(contentOf(output) << contentOf(file(name + ".log")));
    REQUIRE(contentOf(output).find("is ready on https://127.0.0.1:") != std::string::npos);
    return static_cast<std::uint16_t>(std::stoi(contentOf(file(name + ".port"))));
}

std::vector<std::string> ServerProcess::onStore(std::vector<std::string> words) const {
    const auto options = place_->options();
    words.insert(words.end(), options.begin(), options.end());
    return words;
}

void ServerProcess::kill() {
    (void)end(process_, SIGKILL);
}

int ServerProcess::stop() {
    return end(process_, SIGTERM);
}

int ServerProcess::end(int& process, int signal) {
    ::kill(process, signal);
    int status = 0;
    waitpid(std::exchange(process, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string ServerProcess::run(const std::vector<std::string>& words, int expected) const {
    const auto output = file("command.out");
    int status = 0;
    waitpid(spawn(words, output), &status, 0);
    INFO(contentOf(output));
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == expected);
    return contentOf(output);
}

int ServerProcess::spawn(
    const std::vector<std::string>& words, const std::string& output, const std::string& errors) const {
    std::vector<std::string> all{SEENHEARD_SERVER_PROGRAM};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    arguments.reserve(all.size() + 1);
    for (auto& word : all)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const int process = fork();
    if (process == 0) {
        // Under the address sanitizer freed memory would stay resident, and count.
        const char* options = getenv("ASAN_OPTIONS");
        setenv("ASAN_OPTIONS", (std::string(options == nullptr ? "" : options) + ":quarantine_size_mb=1").c_str(), 1);
        const int out = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(out, STDOUT_FILENO);
        if (!errors.empty())
            dup2(open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), STDERR_FILENO);
        execv(arguments.front(), arguments.data());
        _exit(127);
    }
    return process;
}

std::size_t ServerProcess::statusKiB(const std::string& line) const {
    const auto status = contentOf("/proc/" + std::to_string(process_) + "/status");
    const auto found = status.find(line + ":");
    REQUIRE(found != std::string::npos);
    return std::stoul(status.substr(found + line.size() + 1));
}

std::size_t ServerProcess::peakMemoryKiB() const {
    return statusKiB("VmHWM");
}

std::size_t ServerProcess::memoryKiB() const {
    return statusKiB("VmRSS");
}

std::string ServerProcess::log() const {
    return contentOf(file("serve.log"));
}

std::uint16_t ServerProcess::metricsPort() const {
    const auto said = contentOf(file("serve.out"));
    const std::string words = "metrics on port ";
    const auto found = said.find(words);
    REQUIRE(found != std::string::npos);
    return static_cast<std::uint16_t>(std::stoi(said.substr(found + words.size())));
}

double ServerProcess::processorSeconds() const {
    return processorSecondsOf(process_);
}

HttpsSettings ServerProcess::settings() const {
    return {port_, authority_.tlsCertificate, std::nullopt, 0};
}

HttpsSettings ServerProcess::settingsOf(const ScriptedTablet& tablet) const {
    auto found = settings();
    found.credential = TlsCredential{tablet.enrolment().tlsCertificate, tablet.tlsKey()};
    return found;
}

ScriptedTablet ServerProcess::enrolled(
    const std::string& officer, const std::string& role, const std::string& team) const {
    const auto code = enrolmentCodeFrom(
        run(onStore({"enrol", "--officer", officer, "--role", role, "--team", team, "--district", "Bradford"})));
    REQUIRE(code.ok());
    ScriptedTablet tablet("tablet of " + officer);
    auto client = HttpsClient::connect(settings());
    REQUIRE(client.ok());
    tablet.take(redeem(*client, tablet, *code));
    return tablet;
}

EnrolmentResponse ServerProcess::redeem(HttpsClient& client, const ScriptedTablet& tablet, const EnrolmentCode& code) {
    const auto answer = client.request("POST", "/v1/enrol", packMessage(canonicalBytes(tablet.enrolmentRequest(code))));
    REQUIRE(answer.ok());
    REQUIRE(answer->status == 200);
    const auto response = enrolmentResponseFrom(*unpackMessage(answer->body));
    REQUIRE(response.ok());
    return *response;
}

std::int64_t nowMs() {
    return SystemClock().now().utcMs;
}

ExchangeResponse exchange(HttpsClient& client, ScriptedTablet& tablet, const std::vector<Entry>& entries) {
    auto request = tablet.request(nowMs());
    for (const auto& entry : entries)
        request.entries.push_back(canonicalBytes(entry));
    const auto answer = client.request("POST", "/v1/exchange", tablet.body(request));
    INFO((answer ? std::string("answered") : answer.error().message));
    REQUIRE(answer.ok());
    if (answer->status != 200)
        FAIL(errorAnswerFrom(answer->body)->message);
    auto response = exchangeResponseFrom(*unpackMessage(answer->body));
    REQUIRE(response.ok());
    const auto status = tablet.take(*response);
    INFO((status ? std::string("taken") : status.error().message));
    REQUIRE(status.ok());
    return *response;
}

} // namespace seenheard
