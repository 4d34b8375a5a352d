#pragma once

#include "tests/bench/Workload.h"
#include "tests/integration/server/HttpsClient.h"
#include "tests/unit/server/ScriptedTablet.h"

namespace seenheard::bench {

/// One tablet of many that load a server: real keys, its own chain, its own certificate. Of answers it looks at every
/// receipt and goes on from where they lead; their signatures and proofs it does not check, because on one machine that
/// would take from the server what it is to be measured with.
class LoadTablet {
public:
    LoadTablet(ScriptedTablet enrolled, HttpsSettings settings, const FormDefinition& form);

    /// Signs that many new records of the workload, from that one on. They wait until they are brought.
    [[nodiscard]] Status write(const Workload& workload, std::size_t first, std::size_t records);
    /// From now on connections go there.
    void goThrough(std::uint16_t port) { settings_.port = port; }
    [[nodiscard]] Result<HttpsClient> connect() const { return HttpsClient::connect(settings_); }
    /// The next exchange with all that waits, dated now, signed and packed.
    [[nodiscard]] Bytes nextBody() const;
    /// Yields whether to ask again at once. Internal where it was refused, or anything it brought was not applied.
    [[nodiscard]] Result<bool> take(const HttpAnswer& answer);
    /// All that was written and brought has been applied.
    [[nodiscard]] bool isDone() const { return waiting_.empty(); }
    [[nodiscard]] const Cursor& cursor() const { return identity_.cursor(); }

private:
    ScriptedTablet identity_;
    HttpsSettings settings_;
    FormRef form_;
    std::vector<Bytes> waiting_; ///< Canonical entries.
};

} // namespace seenheard::bench
