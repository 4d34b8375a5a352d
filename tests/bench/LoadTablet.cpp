#include "tests/bench/LoadTablet.h"

#include "platform/base/Clock.h"
#include "tests/bench/BenchAuthor.h"

#include <algorithm>

namespace seenheard::bench {

namespace {

constexpr int fine = 200;

} // namespace

LoadTablet::LoadTablet(ScriptedTablet enrolled, HttpsSettings settings, const FormDefinition& form)
    : identity_(std::move(enrolled))
    , settings_(std::move(settings))
    , form_{form.id(), form.hash()} {
    settings_.credential = TlsCredential{identity_.enrolment().tlsCertificate, identity_.tlsKey()};
}

Status LoadTablet::write(const Workload& workload, std::size_t first, std::size_t records) {
    SystemRandom random;
    for (std::size_t record = first; record < first + records; ++record) {
        const auto part = createdPart(workload, record % workload.size(), random.id<RecordId>());
        if (!part)
            return part.error();
        waiting_.push_back(canonicalBytes(identity_.write(*part, form_)));
    }
    return success();
}

Bytes LoadTablet::nextBody() const {
    auto request = identity_.request(SystemClock().now().utcMs);
    request.formsHeld = {form_.hash};
    request.entries = waiting_;
    return identity_.body(request);
}

Result<bool> LoadTablet::take(const HttpAnswer& answer) {
    if (answer.status != fine)
        return fail(ErrorCode::Internal, "an exchange was answered with " + std::to_string(answer.status));
    const auto canonical = unpackMessage(answer.body);
    const auto response = canonical ? exchangeResponseFrom(*canonical) : Result<ExchangeResponse>(canonical.error());
    if (!response)
        return response.error();
    const auto applied = std::ranges::count(response->receipts, ReceiptState::Applied, &Receipt::state);
    if (static_cast<std::size_t>(applied) != waiting_.size())
        return fail(ErrorCode::Internal,
            std::to_string(applied) + " of " + std::to_string(waiting_.size()) + " entries were applied");
    waiting_.clear();
    identity_.goOnFrom(*response);
    return response->more;
}

} // namespace seenheard::bench
