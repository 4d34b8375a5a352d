#include "tests/unit/services/BoxServerFake.h"

#include "app/storage/EnrolmentFile.h"
#include "platform/base/File.h"
#include "sync/protocol/MerkleTree.h"
#include "sync/protocol/PackedMessage.h"

#include <catch2/catch_test_macros.hpp>

namespace seenheard {

class BoxServerFake::Road final : public Transport {
public:
    Road(BoxServerFake& server, std::string profile) : server_(server), profile_(std::move(profile)) {}
    ~Road() override { cancel(); }
    void send(HttpRequest request, Answer answer, Sent) override {
        ticket_ = server_.scheduler_.after(0, [this, request = std::move(request), answer = std::move(answer)] {
            ticket_.reset();
            answer(server_.answer(profile_, request));
        });
    }
    void cancel() override {
        if (const auto ticket = std::exchange(ticket_, std::nullopt))
            server_.scheduler_.cancel(*ticket);
    }

private:
    BoxServerFake& server_;
    std::string profile_;
    std::optional<Scheduler::Ticket> ticket_;
};

void BoxServerFake::enrol(const std::filesystem::path& profile) {
    const ProfileDirectory at{profile};
    std::filesystem::create_directories(profile);
    IssuingCertificate issuing;
    issuing.issuingKey = issuing_.publicKey();
    issuing.serverName = "Test Force";
    sign(issuing, root_);
    REQUIRE(writeFileDurably(at.issuingCertificate(), canonicalBytes(issuing)).ok());
    REQUIRE(writeEnrolmentFile(at,
        {"PC 1 Dale", "tablet", "https://seen.example", "Test Force", Role::Officer, "Response 1", "Bradford",
            {}}).ok());
}

TabletSurroundings BoxServerFake::surroundings(Clock& clock, Random& random, Log& log) {
    return {clock, random, log, [this](const ServerContact& contact) -> Result<std::unique_ptr<Transport>> {
                return std::unique_ptr<Transport>(
                    std::make_unique<Road>(*this, contact.tlsKey.parent_path().filename().string()));
            }};
}

Result<HttpResponse> BoxServerFake::answer(const std::string& profile, const HttpRequest& request) {
    asked.push_back(profile);
    if (away)
        return fail(ErrorCode::Unreachable, "The server is away.");
    if (request.path == "/v1/renew")
        return renew ? renew(request) : HttpResponse{404, {}};
    const auto canonical = unpackMessage(request.body);
    REQUIRE(canonical.ok());
    const auto box = boxRequestFrom(*canonical);
    REQUIRE(box.ok());
    carriedOut = std::max(carriedOut, box->carriedOut);
    BoxResponse response;
    response.treeHead.ref.root = merkleEmptyRoot();
    sign(response.treeHead, issuing_);
    for (const auto& command : commands_) {
        if (command.number > box->carriedOut)
            response.commands.push_back(command);
    }
    return HttpResponse{200, packMessage(canonicalBytes(response))};
}

} // namespace seenheard
